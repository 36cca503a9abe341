package com.shop.order.history;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.order.Faults;
import com.shop.order.OrderApi;
import com.shop.platform.Covers;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams of orders that the recovery drives, as it would on another replica. */
@QuarkusTest
class EventStreamTest {
  /** As configured for the tests. */
  private static final int MAX_STREAMS = 3;

  private final OrderApi alice = new OrderApi();
  private final CountDownLatch payment = new CountDownLatch(1);

  @BeforeEach
  void noFaults() {
    Faults.reset();
  }

  @AfterEach
  void letThemGo() {
    payment.countDown();
  }

  @Test
  void aStreamOfAnOrderAtRestSendsAllEventsAndEnds() {
    String id = alice.place(OrderApi.goodOrder()).path("id");

    try (EventStream stream = EventStream.open(alice.customer(), id)) {
      assertEquals(200, stream.status());
      assertEquals("text/event-stream", stream.header("Content-Type"));
      assertEquals("no-store", stream.header("Cache-Control"));
      assertEquals("no", stream.header("X-Accel-Buffering"));
      List<String> lines = stream.rest();
      assertEquals(
          List.of("id:1", "id:2", "id:3", "id:4"),
          lines.stream().filter(line -> line.startsWith("id:")).toList());
      assertEquals(
          List.of("PLACED", "STOCK_RESERVED", "PAYMENT_CAPTURED", "CONFIRMED"),
          EventStream.types(lines));
    }
  }

  @Test
  @Covers("ORDER-29")
  void eventsAreSentAsTheyHappenUntilTheLast() {
    String id = placeUnpaid();

    try (EventStream stream = EventStream.open(alice.customer(), id)) {
      stream.readTo("STOCK_RESERVED");
      payment.countDown();
      assertEquals(List.of("PAYMENT_CAPTURED", "CONFIRMED"), EventStream.types(stream.rest()));
    }
  }

  @Test
  void aSilentStreamSendsHeartbeats() {
    String id = placeUnpaid();

    try (EventStream stream = EventStream.open(alice.customer(), id)) {
      stream.readTo("STOCK_RESERVED");
      stream.readTo(":heartbeat");
      stream.readTo(":heartbeat");
    }
  }

  @Test
  void lastEventIdResumesTheStream() {
    String id = alice.place(OrderApi.goodOrder()).path("id");

    try (EventStream stream = EventStream.open(alice.customer(), id, "Last-Event-ID", "3")) {
      assertEquals(List.of("CONFIRMED"), EventStream.types(stream.rest()));
    }
  }

  @Test
  @Covers("ORDER-46")
  void aClientThatHasTheLastEventOfAnOrderAtRestNeedNotReconnect() {
    String id = alice.place(OrderApi.goodOrder()).path("id");

    try (EventStream stream = EventStream.open(alice.customer(), id, "Last-Event-ID", "4")) {
      assertEquals(204, stream.status());
      assertEquals(List.of(), stream.rest());
    }
  }

  @Test
  void aClientThatHasTheLastEventOfAnOpenOrderWaitsForTheNext() {
    String id = placeUnpaid();
    try (EventStream stream = open(id)) {
      stream.readTo("STOCK_RESERVED");
    }

    try (EventStream stream = EventStream.open(alice.customer(), id, "Last-Event-ID", "2")) {
      assertEquals(200, stream.status());
      payment.countDown();
      assertEquals(List.of("PAYMENT_CAPTURED", "CONFIRMED"), EventStream.types(stream.rest()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "text", "/", "a/b/c", ";"})
  void aMalformedAcceptIsNotAcceptable(String accept) {
    String id = alice.place(OrderApi.goodOrder()).path("id");

    assertRefused(406, "not_acceptable", EventStream.open(alice.customer(), id, "Accept", accept));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "-1", "5", "9999", "99999999999"})
  void anUnknownLastEventIdStartsFromTheBeginning(String eventId) {
    String id = alice.place(OrderApi.goodOrder()).path("id");

    try (EventStream stream = EventStream.open(alice.customer(), id, "Last-Event-ID", eventId)) {
      assertEquals(4, EventStream.types(stream.rest()).size());
    }
  }

  @Test
  void aHeadRequestEndsAtOnce() {
    String id = placeUnpaid();

    assertEquals(200, EventStream.head(alice.customer(), id).statusCode());
    assertEquals(404, EventStream.head(UUID.randomUUID(), id).statusCode());
  }

  @Test
  void theNumberOfStreamsIsLimited() {
    String id = placeUnpaid();
    List<EventStream> streams = Stream.generate(() -> open(id)).limit(MAX_STREAMS).toList();
    streams.forEach(stream -> stream.readTo("STOCK_RESERVED"));

    try (EventStream refused = open(id)) {
      assertEquals(503, refused.status());
      assertTrue(refused.rest().get(0).contains("service_unavailable"));
      assertEquals("2", refused.header("Retry-After"));
    }
    streams.get(0).close();
    await().atMost(Duration.ofSeconds(20)).until(() -> isOpened(id));
    streams.forEach(EventStream::close);
  }

  @Test
  void onlyCallersWhoSeeTheOrderCanStreamIt() {
    String id = alice.place(OrderApi.goodOrder()).path("id");

    assertRefused(404, "not_found", open(UUID.randomUUID(), id));
    assertRefused(404, "not_found", open("not-an-id"));
    assertRefused(404, "not_found", open(UUID.randomUUID().toString()));
  }

  @Test
  void theAcceptHeaderSelectsTheRepresentation() {
    String id = alice.place(OrderApi.goodOrder()).path("id");

    assertRefused(
        406, "not_acceptable", EventStream.open(alice.customer(), id, "Accept", "text/html"));
    for (String json : List.of("application/json", "*/*", "text/html, */*;q=0.1")) {
      try (EventStream list = EventStream.open(alice.customer(), id, "Accept", json)) {
        assertTrue(list.header("Content-Type").startsWith("application/json"), json);
        assertTrue(list.rest().get(0).startsWith("{\"items\":["), json);
      }
    }
  }

  /** Places an order whose capture waits: it gets as far as STOCK_RESERVED. */
  private String placeUnpaid() {
    // For several drivers, as leases are short in tests.
    IntStream.range(0, 20).forEach(i -> Faults.at("capture", false, id -> awaitPayment()));
    return alice.placeAsync(OrderApi.goodOrder());
  }

  private void awaitPayment() {
    try {
      payment.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private EventStream open(String id) {
    return open(alice.customer(), id);
  }

  private static EventStream open(UUID customer, String id) {
    return EventStream.open(customer, id);
  }

  private boolean isOpened(String id) {
    try (EventStream stream = open(id)) {
      return stream.status() == 200;
    }
  }

  private static void assertRefused(int status, String code, EventStream stream) {
    try (stream) {
      assertEquals(status, stream.status());
      assertEquals("application/problem+json", stream.header("Content-Type"));
      assertTrue(stream.rest().get(0).contains(code));
    }
  }
}
