package com.shop.order.history;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The position of one client in the events of an order. The id of an event is its number, starting
 * at 1.
 */
final class EventCursor {
  /**
   * What to send to the client after a poll.
   *
   * @param isLast whether the stream ends, as the order is at rest
   */
  record Batch(List<OutboundSseEvent> events, boolean isLast) {}

  private final Supplier<EventSnapshot> order;
  private final Sse sse;
  private final Duration heartbeat;
  private int seen;
  private long lastSent = System.nanoTime();

  /**
   * @param order reads the events of the order
   * @param seen how many events the client already has
   * @param heartbeat how long a stream may be silent before a comment is sent, so that proxies keep
   *     the connection open and a client that has gone is noticed
   */
  EventCursor(Supplier<EventSnapshot> order, int seen, Sse sse, Duration heartbeat) {
    this.order = order;
    this.seen = seen;
    this.sse = sse;
    this.heartbeat = heartbeat;
  }

  Batch poll() {
    EventSnapshot snapshot = order.get();
    if (seen > snapshot.events().size()) {
      seen = 0; // The client named an event that does not exist.
    }
    List<OutboundSseEvent> events = new ArrayList<>();
    while (seen < snapshot.events().size()) {
      EventView event = snapshot.events().get(seen++);
      events.add(sse.newEventBuilder().id(String.valueOf(seen)).data(event).build());
    }
    return batch(events, snapshot.isAtRest());
  }

  /** For a poll that failed because the database does not answer. */
  Batch nothing() {
    return batch(new ArrayList<>(), false);
  }

  private Batch batch(List<OutboundSseEvent> events, boolean isLast) {
    long now = System.nanoTime();
    if (events.isEmpty() && now - lastSent >= heartbeat.toNanos()) {
      events.add(sse.newEventBuilder().comment("heartbeat").build());
    }
    if (!events.isEmpty()) {
      lastSent = now;
    }
    return new Batch(events, isLast);
  }
}
