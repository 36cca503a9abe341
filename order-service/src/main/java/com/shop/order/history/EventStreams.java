package com.shop.order.history;

import com.shop.order.history.EventCursor.Batch;
import com.shop.platform.persistence.ConnectionFailures;
import com.shop.platform.problem.Problem;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jboss.threads.ViewExecutor;

/**
 * Streams the events of orders to clients. Any replica may drive an order, but its events are
 * always in the database, so each stream polls there; it needs a thread only while it polls. Access
 * is checked once: a stream continues after the token that opened it has expired.
 */
@ApplicationScoped
class EventStreams {
  /** As many as there are database connections, and a tenth of the request threads. */
  static final int MAX_CONCURRENT_POLLS = 20;

  private final EventStreamConfig config;
  private final Semaphore free;

  /** Bounds the threads that wait for the database, however slow it is. */
  private final Executor pollers;

  EventStreams(EventStreamConfig config) {
    this.config = config;
    this.free = new Semaphore(config.maxStreams());
    this.pollers =
        ViewExecutor.builder(Infrastructure.getDefaultWorkerPool())
            .setMaxSize(MAX_CONCURRENT_POLLS)
            .build();
  }

  /**
   * @param order reads the events of the order
   * @param seen how many of its events the client already has
   * @throws Problem 503 while too many streams are open
   */
  Multi<OutboundSseEvent> open(Supplier<EventSnapshot> order, int seen, Sse sse) {
    if (free.availablePermits() == 0) {
      throw Problem.unavailable("Too many event streams are open. Try again later.");
    }
    // Counted at subscription, as no signal follows for a client that disconnects before it.
    return Multi.createFrom()
        .deferred(
            () ->
                free.tryAcquire()
                    ? events(new EventCursor(order, seen, sse, config.heartbeat()))
                        .onTermination()
                        .invoke(free::release)
                    : Multi.createFrom().empty());
  }

  /**
   * Polls are not in the trace of the request, which would never end. A client that disconnects
   * cancels this and thereby the next poll. The stream survives a database that is unavailable for
   * a while; any other error is logged and ends it.
   */
  private Multi<OutboundSseEvent> events(EventCursor cursor) {
    return Uni.createFrom()
        .item(Context.root().wrapSupplier(cursor::poll))
        .runSubscriptionOn(pollers)
        .onFailure(ConnectionFailures::caused)
        .recoverWithItem(cursor::nothing)
        .repeat()
        .withDelay(config.poll())
        .whilst(batch -> !batch.isLast())
        .onItem()
        .transformToIterable(Batch::events);
  }
}
