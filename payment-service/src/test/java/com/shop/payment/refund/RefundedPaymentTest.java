package com.shop.payment.refund;

import static com.shop.payment.PaymentApi.refundOrder;
import static com.shop.payment.PaymentApi.usd;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.payment.PaymentApi;
import com.shop.platform.Covers;
import com.shop.platform.Race;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class RefundedPaymentTest {
  private static final String PATH = "/internal/refunded-payments";

  @Inject DataSource database;

  private final PaymentApi alice = new PaymentApi();
  private long last;

  @BeforeEach
  void skipOtherTests() {
    List<String> page;
    do {
      page = readOn();
    } while (!page.isEmpty());
  }

  @Test
  void eachRefundListsThePaymentAtTheEnd() {
    UUID order = UUID.randomUUID();
    UUID other = UUID.randomUUID();
    UUID payment = alice.captured(order, 1000);
    UUID otherPayment = alice.captured(other, 1000);
    assertEquals(List.of(), readOn(), "captures are not refunds");

    refund(payment, 300);
    refund(otherPayment, 100);
    assertEquals(Set.of(order + " 300", other + " 100"), Set.copyOf(readOn()));
    assertEquals(List.of(), readOn());

    refund(payment, 200);
    assertEquals(List.of(order + " 500"), readOn());
  }

  @Test
  void theRefundOfAnOrderIsListed() {
    UUID order = UUID.randomUUID();
    alice.captured(order, 1000);
    refundOrder(order).then().statusCode(200);

    assertEquals(List.of(order + " 1000"), readOn());
  }

  /** Release 1.0 does not know the numbers; it refunds as this transaction does. */
  @Test
  void aRefundThatCommitsLateIsNotSkipped() throws SQLException {
    UUID late = UUID.randomUUID();
    UUID early = UUID.randomUUID();
    UUID latePayment = alice.captured(late, 1000);
    UUID earlyPayment = alice.captured(early, 1000);

    try (Connection transaction = database.getConnection()) {
      recordRefund(transaction, latePayment);
      refund(earlyPayment, 100);
      assertEquals(List.of(early + " 100"), readOn());
      transaction.commit();
    }

    assertEquals(List.of(late + " 1"), readOn());
  }

  @Test
  void concurrentReadersAgreeOnTheNumbers() {
    Set<String> expected = new HashSet<>();
    for (int i = 1; i <= 10; i++) {
      UUID order = UUID.randomUUID();
      refund(alice.captured(order, 1000), i);
      expected.add(order + " " + i);
    }

    List<List<Object>> pages = Race.of(8, i -> list().path("items"));

    assertEquals(1, Set.copyOf(pages).size());
    assertEquals(expected, Set.copyOf(readOn()));
  }

  @Test
  @Covers("PAY-23")
  void onlyServicesListRefundedPayments() {
    given().get(PATH).then().statusCode(401);
    alice.get(PATH).then().statusCode(403);
    PaymentApi.asAdmin().get(PATH).then().statusCode(403);
  }

  private static void refund(UUID payment, long amount) {
    PaymentApi.refund(
            payment,
            UUID.randomUUID().toString(),
            Map.of("amount", usd(amount), "reason", "damaged"))
        .then()
        .statusCode(201);
  }

  private static void recordRefund(Connection transaction, UUID payment) throws SQLException {
    try (PreparedStatement update =
        transaction.prepareStatement(
            """
            UPDATE payment SET refunded = 1, status = 'PARTIALLY_REFUNDED',
              updated_at = UTC_TIMESTAMP(3) WHERE id = UUID_TO_BIN(?)""")) {
      update.setString(1, payment.toString());
      update.executeUpdate();
    }
  }

  @ParameterizedTest
  @CsvSource({"x, 400", "-1, 400", "\u0665, 400", "9999999999999999999, 400", "'', 200", "0, 200"})
  void theNumberIsCheckedLikeAnyQueryParameter(String after, int status) {
    PaymentApi.asService().queryParam("after", after).get(PATH).then().statusCode(status);
  }

  /** The order and the refunded amount of each payment on the next page. */
  private List<String> readOn() {
    Response page = list();
    List<Number> numbers = page.path("items.number");
    last = numbers.isEmpty() ? last : numbers.get(numbers.size() - 1).longValue();
    List<String> orders = page.path("items.orderId");
    List<Integer> refunded = page.path("items.refunded.amount");
    return IntStream.range(0, orders.size())
        .mapToObj(i -> orders.get(i) + " " + refunded.get(i))
        .toList();
  }

  private Response list() {
    Response page = PaymentApi.asService().get(PATH + "?after=" + last);
    page.then().statusCode(200);
    return page;
  }
}
