package com.shop.order.checkout;

import static com.shop.order.OrderApi.goodOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.shop.order.OrderApi;
import com.shop.order.client.RealRemotes;
import com.shop.order.client.RemoteShop;
import com.shop.order.client.StepFailedException;
import com.shop.order.client.UnreliableServer.Answer;
import com.shop.order.client.payment.PaymentClient;
import com.shop.order.client.payment.RefundedPayment;
import com.shop.order.client.product.Reservation;
import com.shop.order.client.product.ReservationClient;
import com.shop.order.client.product.ReservationRequest;
import com.shop.platform.Money;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another service may run a newer version than this one. */
@QuarkusTest
@TestProfile(RealRemotes.class)
class RollingUpdateTest {
  private static final Map<String, Object> NEWER_MONEY =
      Map.of("amount", 1_500, "currency", "USD", "precision", 2);

  @Inject PaymentClient payments;
  @Inject ReservationClient reservations;
  @Inject CircuitBreakerMaintenance breakers;

  private final OrderApi alice = new OrderApi();
  private RemoteShop remote;

  @BeforeEach
  void allIsWell() {
    remote = RemoteShop.open();
    breakers.resetAll();
  }

  @AfterEach
  void close() {
    remote.close();
  }

  @Test
  void unknownMembersOfAReservationAreIgnoredAtAnyDepth() throws Exception {
    UUID product = UUID.randomUUID();
    Map<String, Object> line =
        Map.of(
            "productId",
            product,
            "sku",
            "SKU",
            "name",
            "Thing",
            "quantity",
            1,
            "unitPrice",
            NEWER_MONEY,
            "warehouse",
            Map.of("city", "Oslo"));
    Map<String, Object> newer =
        Map.of("lines", List.of(line), "total", NEWER_MONEY, "warehouses", List.of(1, 2));
    remote.products().answer(request -> RemoteShop.json(200, newer));

    Reservation reservation =
        reservations.reserve(
            UUID.randomUUID(),
            new ReservationRequest(List.of(new ReservationRequest.Line(product, 1))));

    assertEquals(Money.of(1_500), reservation.total());
    assertEquals(Money.of(1_500), reservation.lines().get(0).unitPrice());
  }

  @Test
  void unknownMembersOfAPaymentAreIgnored() {
    Map<String, Object> newer =
        Map.of("id", UUID.randomUUID(), "status", "REFUNDED", "refunded", NEWER_MONEY);
    remote.payments().answer(request -> RemoteShop.json(200, newer));

    payments.refund(UUID.randomUUID());
  }

  @Test
  void unknownMembersOfRefundedPaymentsAreIgnored() {
    UUID order = UUID.randomUUID();
    Map<String, Object> newer =
        Map.of("number", 7, "orderId", order, "refunded", NEWER_MONEY, "reason", "damaged");
    remote.payments().answer(request -> RemoteShop.json(200, Map.of("items", List.of(newer))));

    assertEquals(
        List.of(new RefundedPayment(7, order, Money.of(1_500))), payments.refundedAfter(6));
  }

  @Test
  void aReleaseWithoutAListOfRefundsHasNone() {
    remote.payments().answer(request -> new Answer(404, "{}"));

    assertEquals(List.of(), payments.refundedAfter(0));
  }

  @Test
  void anUnknownPaymentStatusIsNoOutcome() {
    remote.payments().answer(request -> RemoteShop.payment("DISPUTED"));

    assertThrows(StepFailedException.class, () -> payments.refund(UUID.randomUUID()));
  }

  @Test
  void anOrderWithAnUnknownPaymentStatusIsRetried() {
    remote.payments().answer(request -> RemoteShop.payment("DISPUTED"));

    String id = alice.placeAsync(goodOrder());

    alice.awaitError(id, "unreadable response");
    remote.recover();
    alice.awaitStatus(id, "CONFIRMED");
  }

  @Test
  void requestsAreStillReadStrictly() {
    Map<String, Object> body = new HashMap<>(goodOrder());
    body.put("expectedTotal", NEWER_MONEY);

    alice.place(body).then().statusCode(400).body("code", equalTo("malformed_request"));
  }
}
