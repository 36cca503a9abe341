package com.shop.order.checkout;

import static com.shop.order.OrderApi.goodOrder;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.order.OrderApi;
import com.shop.order.client.RealRemotes;
import com.shop.order.client.RemoteShop;
import com.shop.order.client.ServiceUnavailableException;
import com.shop.order.client.StepFailedException;
import com.shop.order.client.UnreliableServer.Answer;
import com.shop.order.client.payment.PaymentClient;
import com.shop.order.client.product.ReservationClient;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An outage of another service loses no order, and does not cost a timeout for every call. */
@QuarkusTest
@TestProfile(RealRemotes.class)
class OutageTest {
  /** Far less than a client would have to wait otherwise. */
  private static final Duration AT_ONCE = Duration.ofSeconds(30);

  @Inject PaymentClient payments;
  @Inject ReservationClient reservations;
  @Inject CircuitBreakerMaintenance breakers;

  private final OrderApi alice = new OrderApi();
  private final ExecutorService clients = Executors.newCachedThreadPool();
  private RemoteShop remote;

  @BeforeEach
  void allIsWell() {
    remote = RemoteShop.open();
    breakers.resetAll();
  }

  @AfterEach
  void close() {
    clients.shutdownNow();
    remote.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"refuses connections", "never answers", "answers 503"})
  void theBreakerOpensDuringAnOutageAndClosesAfterIt(String how) {
    bringDownPayments(how);
    openBreaker();
    remote.payments().recover();
    remote.payments().requests();

    assertThrows(ServiceUnavailableException.class, this::refundAnOrder);
    assertEquals(0, remote.payments().requests());

    await().atMost(Duration.ofSeconds(10)).ignoreExceptions().untilAsserted(this::refundAnOrder);
  }

  @Test
  void anOutageOfOneServiceDoesNotAffectTheOther() {
    bringDownPayments("refuses connections");
    openBreaker();

    reservations.release(UUID.randomUUID());
  }

  @Test
  void readingRefundsDoesNotOpenTheBreakerOfTheCheckout() {
    bringDownPayments("refuses connections");
    for (int i = 0; i < 20; i++) {
      assertThrows(StepFailedException.class, () -> payments.refundedAfter(0));
    }
    assertThrows(ServiceUnavailableException.class, () -> payments.refundedAfter(0));
    remote.payments().recover();

    refundAnOrder();
  }

  @Test
  void aDeadReplicaOfTwoDoesNotOpenTheBreaker() {
    AtomicInteger calls = new AtomicInteger();
    remote
        .payments()
        .answer(
            request ->
                calls.incrementAndGet() % 2 == 0
                    ? RemoteShop.payment("REFUNDED")
                    : new Answer(503, "{}"));

    assertFalse(isOpenAfter(100, this::refundAnOrder));
    assertEquals(100, calls.get());
  }

  @ParameterizedTest
  @ValueSource(ints = {202, 409, 500})
  void aRespondingServiceDoesNotOpenTheBreaker(int status) {
    remote.payments().answer(request -> new Answer(status, RemoteShop.payment("PENDING").json()));

    assertFalse(isOpenAfter(40, this::refundAnOrder));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | nonsense",
        "200 | []",
        "200 | {\"status\": \"DISPUTED\"}",
        "200 | {\"id\": 1}",
        "409 | nonsense",
        "422 | ''"
      })
  void anUnreadableResponseDoesNotOpenTheBreaker(int status, String body) {
    remote.payments().answer(request -> new Answer(status, body));

    assertFalse(isOpenAfter(40, this::refundAnOrder));
  }

  @Test
  void manyHangingCallsAllTimeOut() {
    remote.payments().hang();

    assertTimeout(
        Duration.ofSeconds(30),
        () -> atOnce(100, () -> assertThrows(StepFailedException.class, this::refundAnOrder)));
  }

  @Test
  void duringAnOutageAnOrderIsAcceptedAtOnceAndConfirmedLater() {
    bringDownPayments("never answers");
    openBreaker();

    Response answer = assertTimeout(AT_ONCE, () -> alice.place(goodOrder()));

    answer.then().statusCode(202).body("status", equalTo("PENDING"));
    remote.recover();
    alice.awaitStatus(answer.path("id"), "CONFIRMED");
  }

  @Test
  void duringAnOutageACancellationIsAcceptedAtOnceAndDoneLater() {
    String id = alice.place(goodOrder()).path("id");
    bringDownPayments("never answers");
    openBreaker();

    Response answer = assertTimeout(AT_ONCE, () -> alice.cancel(id));

    answer.then().statusCode(202);
    remote.recover();
    alice.awaitStatus(id, "CANCELLED");
  }

  @Test
  void connectionsThatCloseUnderARequestLoseNothing() {
    AtomicInteger reservations = remote.products().hangUpOnReuse();
    AtomicInteger captures = remote.payments().hangUpOnReuse();

    for (int i = 0; i < 3; i++) {
      alice.place(goodOrder()).then().statusCode(201).body("status", equalTo("CONFIRMED"));
    }

    assertTrue(reservations.get() > 0);
    assertTrue(captures.get() > 0);
  }

  @Test
  void whenAllDriversAreBusyAnOrderIsAcceptedAtOnce() throws Exception {
    String placed = alice.place(goodOrder()).path("id");
    remote.payments().requests();
    remote.payments().hang();
    List<Future<Response>> busy =
        IntStream.range(0, RealRemotes.MAX_DRIVERS)
            .mapToObj(i -> clients.submit(() -> alice.place(goodOrder())))
            .toList();
    AtomicInteger hanging = new AtomicInteger();
    await().until(() -> hanging.addAndGet(remote.payments().requests()) >= RealRemotes.MAX_DRIVERS);

    Response answer = assertTimeout(AT_ONCE, () -> alice.place(goodOrder()));
    Response cancelled = assertTimeout(AT_ONCE, () -> alice.cancel(placed));

    answer.then().statusCode(202).body("status", equalTo("PENDING"));
    cancelled.then().statusCode(202);
    remote.recover();
    alice.awaitStatus(answer.path("id"), "CONFIRMED");
    alice.awaitStatus(placed, "CANCELLED");
    for (Future<Response> order : busy) {
      alice.awaitStatus(order.get().path("id"), "CONFIRMED");
    }
    alice.place(goodOrder()).then().statusCode(201);
  }

  private void bringDownPayments(String how) {
    switch (how) {
      case "refuses connections" -> remote.payments().goDown();
      case "never answers" -> remote.payments().hang();
      default -> remote.payments().answer(request -> new Answer(503, "{}"));
    }
  }

  /** Makes twenty calls fail; concurrently, as each may take its timeout. */
  private void openBreaker() {
    atOnce(20, () -> assertThrows(StepFailedException.class, this::refundAnOrder));
  }

  private void refundAnOrder() {
    payments.refund(UUID.randomUUID());
  }

  private static boolean isOpenAfter(int calls, Runnable call) {
    for (int i = 0; i < calls; i++) {
      try {
        call.run();
      } catch (ServiceUnavailableException e) {
        return true;
      } catch (StepFailedException e) {
        // Allowed: the call failed, but the breaker is closed.
      }
    }
    return false;
  }

  private void atOnce(int calls, Runnable call) {
    List<Future<?>> running =
        IntStream.range(0, calls).<Future<?>>mapToObj(i -> clients.submit(call)).toList();
    for (Future<?> one : running) {
      try {
        one.get();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
  }
}
