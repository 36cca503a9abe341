package com.shop.order.history;

import com.shop.order.history.EventCursor.News;
import com.shop.platform.persistence.ConnectionFailures;
import com.shop.platform.problem.Problem;
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
 * The clients that follow orders live. Whichever replica drives an order, its events are in the
 * database, so that is looked into again and again; a thread is needed for the moment of the look
 * only. Who may follow is asked once: a stream goes on when the token that opened it ends.
 */
@ApplicationScoped
class EventStreams {
  /** As many as there are connections to the database, and a tenth of the threads for requests. */
  static final int LOOKS_AT_ONCE = 20;

  private final EventStreamConfig config;
  private final Semaphore free;

  /** However slow the database is, so few threads wait for it here. */
  private final Executor looking;

  EventStreams(EventStreamConfig config) {
    this.config = config;
    this.free = new Semaphore(config.most());
    this.looking =
        ViewExecutor.builder(Infrastructure.getDefaultWorkerPool())
            .setMaxSize(LOOKS_AT_ONCE)
            .build();
  }

  /**
   * @param order looks at it
   * @param seen how many of its events the client has already
   * @throws Problem 503 while too many clients follow already
   */
  Multi<OutboundSseEvent> open(Supplier<EventSnapshot> order, int seen, Sse sse) {
    if (free.availablePermits() == 0) {
      throw Problem.unavailable("Too many clients follow their orders at the moment.");
    }
    // Counted from the subscription on, as a client that is gone before that is never told of.
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
   * A client that goes away cancels this, and with it the next look. The database may be away for a
   * while; any other failure is ours, is logged and ends the stream.
   */
  private Multi<OutboundSseEvent> events(EventCursor follower) {
    return Uni.createFrom()
        .item(follower::look)
        .runSubscriptionOn(looking)
        .onFailure(ConnectionFailures::caused)
        .recoverWithItem(follower::nothing)
        .repeat()
        .withDelay(config.poll())
        .whilst(news -> !news.isLast())
        .onItem()
        .transformToIterable(News::events);
  }
}
