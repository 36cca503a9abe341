import { ApiError, type Call } from '../api/client';
import { newKey } from '../api/key';
import { session } from './session';
import { keys, load, remove, save } from './store';

interface Pending {
  key: string;
  /** Milliseconds since 1970. */
  createdAt: number;
}

/** Later, the same body means another request. */
const MAX_AGE_MILLIS = 10 * 60 * 1000;
const PREFIX = 'shop.request.';

/**
 * Sends a request that must not count twice. As long as its outcome is not known, also after a
 * reload, the same body has the same idempotency key, whatever else is sent meanwhile.
 *
 * @param request sends it, and fails unless all of the response has arrived that counts
 */
export async function postOnce<T>(
  request: (path: string, call: Call) => Promise<T>,
  path: string,
  body: unknown,
): Promise<T> {
  removeExpired();
  const place = `${PREFIX}${session.user!.id}.${path}.${JSON.stringify(body)}`;
  const pending = load<Pending>(place) ?? { key: newKey(), createdAt: Date.now() };
  save(place, pending);
  try {
    const result = await request(path, { method: 'POST', body, headers: { 'Idempotency-Key': pending.key } });
    remove(place);
    return result;
  } catch (e) {
    if (e instanceof ApiError && e.settlesRequest) remove(place);
    throw e;
  }
}

/** Also those of other users of this browser. */
function removeExpired(): void {
  for (const place of keys(PREFIX)) {
    const pending = load<Pending>(place);
    if (!pending || Date.now() - pending.createdAt > MAX_AGE_MILLIS) remove(place);
  }
}
