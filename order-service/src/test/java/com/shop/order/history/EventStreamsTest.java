package com.shop.order.history;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.jaxrs.SseImpl;
import org.junit.jupiter.api.Test;

/** Event streams while the database is slow or unavailable. */
class EventStreamsTest {
  private record Config(Duration poll, Duration heartbeat, int maxStreams)
      implements EventStreamConfig {}

  private static final EventSnapshot ALL =
      new EventSnapshot(List.of(new EventView("PLACED", Instant.EPOCH, null)), true);

  private final EventStreams streams =
      new EventStreams(new Config(Duration.ofMillis(1), Duration.ZERO, 100));

  @Test
  void aStreamSurvivesADatabaseOutage() {
    AtomicInteger looks = new AtomicInteger();

    AssertSubscriber<OutboundSseEvent> client =
        open(
            () -> {
              if (looks.incrementAndGet() < 3) {
                throw new IllegalStateException(new SQLTransientException("away"));
              }
              return ALL;
            });

    client.awaitCompletion();
    assertEquals(
        List.of("heartbeat", "heartbeat", "1"),
        client.getItems().stream()
            .map(item -> item.getId() == null ? item.getComment() : item.getId())
            .toList());
  }

  @Test
  void anInternalErrorEndsTheStream() {
    open(() -> {
          throw new IllegalStateException("ours");
        })
        .awaitFailure()
        .assertFailedWith(IllegalStateException.class, "ours");
  }

  @Test
  void aSlowDatabaseBlocksFewThreads() {
    CyclicBarrier tooMany = new CyclicBarrier(EventStreams.MAX_CONCURRENT_POLLS + 1);
    AtomicBoolean met = new AtomicBoolean();
    Supplier<EventSnapshot> slow =
        () -> {
          try {
            tooMany.await(1, SECONDS);
            met.set(true);
          } catch (TimeoutException | BrokenBarrierException e) {
            // As expected: they are never all here at once.
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return ALL;
        };

    Stream.generate(() -> open(slow))
        .limit(EventStreams.MAX_CONCURRENT_POLLS + 1)
        .toList()
        .forEach(AssertSubscriber::awaitCompletion);

    assertFalse(met.get());
  }

  @Test
  void aClientThatDoesNotReadCausesNoPolls() {
    AtomicInteger looks = new AtomicInteger();
    Supplier<EventSnapshot> quiet =
        () -> {
          looks.incrementAndGet();
          return new EventSnapshot(List.of(), false);
        };
    AssertSubscriber<OutboundSseEvent> slow = open(quiet, 2).awaitItems(2);

    // In the time that another client needs for fifty polls.
    open(() -> new EventSnapshot(List.of(), false), Long.MAX_VALUE).awaitItems(50).cancel();

    assertEquals(2, looks.get());
    slow.cancel();
  }

  private AssertSubscriber<OutboundSseEvent> open(Supplier<EventSnapshot> order) {
    return open(order, Long.MAX_VALUE);
  }

  /**
   * @param demand how much the client reads
   */
  private AssertSubscriber<OutboundSseEvent> open(Supplier<EventSnapshot> order, long demand) {
    return streams
        .open(order, 0, new SseImpl())
        .subscribe()
        .withSubscriber(AssertSubscriber.create(demand));
  }
}
