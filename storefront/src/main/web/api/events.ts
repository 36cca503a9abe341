import { ApiError, send } from './client';
import type { OrderEvent } from './types';

const RECONNECT_MILLIS = [1000, 2000, 5000, 10000];

/**
 * Follows the events of an order until it is at rest, and reconnects when the connection breaks.
 * By fetch, since EventSource cannot send a token in a header.
 *
 * @param signal ends it
 * @param onEvent called for each event once
 */
export async function followOrder(
  orderId: string,
  signal: AbortSignal,
  onEvent: (event: OrderEvent) => void,
): Promise<void> {
  let lastId = '';
  for (let attempt = 0; !signal.aborted; attempt++) {
    try {
      const response = await send(`/order/${orderId}/events`, {
        signal,
        headers: {
          Accept: 'text/event-stream',
          ...(lastId && { 'Last-Event-ID': lastId }),
        },
      });
      if (response.status === 204 || !response.body) return;
      for await (const event of events(response.body)) {
        lastId = event.id || lastId;
        attempt = 0;
        onEvent(JSON.parse(event.data) as OrderEvent);
      }
      // The server ends the stream at rest. The next request says whether it did: then it is 204.
    } catch (e) {
      if (signal.aborted) return;
      if (e instanceof ApiError && !e.outcomeUnknown) throw e;
    }
    await pause(RECONNECT_MILLIS[Math.min(attempt, RECONNECT_MILLIS.length - 1)]!, signal);
  }
}

interface StreamEvent {
  id: string;
  data: string;
}

/** Parses a stream of server-sent events (HTML Standard, section 9.2.6). */
async function* events(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamEvent> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  let buffered = '';
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      buffered += value;
      const blocks = buffered.split(/\r?\n\r?\n/);
      buffered = blocks.pop() ?? '';
      for (const block of blocks) {
        const event = parse(block);
        if (event.data) yield event;
      }
    }
  } finally {
    reader.releaseLock();
  }
}

function parse(block: string): StreamEvent {
  const event: StreamEvent = { id: '', data: '' };
  for (const line of block.split(/\r?\n/)) {
    const [, field, value] = /^(\w+): ?(.*)$/.exec(line) ?? [];
    if (field === 'id') event.id = value ?? '';
    if (field === 'data') event.data += value;
  }
  return event;
}

function pause(millis: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, millis);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
