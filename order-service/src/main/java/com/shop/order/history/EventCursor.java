package com.shop.order.history;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** How far one client has come in the events of an order. An event's id is its number, from 1. */
final class EventCursor {
  /**
   * What a look brought.
   *
   * @param isLast whether the order rests, so that the stream ends
   */
  record News(List<OutboundSseEvent> events, boolean isLast) {}

  private final Supplier<EventSnapshot> order;
  private final Sse sse;
  private final Duration heartbeat;
  private int seen;
  private long lastSent = System.nanoTime();

  /**
   * @param order looks at it
   * @param seen how many events the client has already
   * @param heartbeat after so long without an event something is sent, so that whoever stands
   *     between takes the connection for alive, and a client that is gone is noticed
   */
  EventCursor(Supplier<EventSnapshot> order, int seen, Sse sse, Duration heartbeat) {
    this.order = order;
    this.seen = seen;
    this.sse = sse;
    this.heartbeat = heartbeat;
  }

  News look() {
    EventSnapshot told = order.get();
    if (seen > told.events().size()) {
      seen = 0; // it names an event that never was
    }
    List<OutboundSseEvent> events = new ArrayList<>();
    while (seen < told.events().size()) {
      EventView event = told.events().get(seen++);
      events.add(sse.newEventBuilder().id(String.valueOf(seen)).data(event).build());
    }
    return sent(events, told.atRest());
  }

  /** Where the order cannot be looked at for the moment. */
  News nothing() {
    return sent(new ArrayList<>(), false);
  }

  private News sent(List<OutboundSseEvent> events, boolean isLast) {
    long now = System.nanoTime();
    if (events.isEmpty() && now - lastSent >= heartbeat.toNanos()) {
      events.add(sse.newEventBuilder().comment("still here").build());
    }
    if (!events.isEmpty()) {
      lastSent = now;
    }
    return new News(events, isLast);
  }
}
