package com.shop.order.checkout;

import static com.shop.order.checkout.OrderApi.goodOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.order.Faults;
import com.shop.order.database.LossyMySql;
import com.shop.order.database.LossyMySql.Loss;
import com.shop.order.database.NoContinuation;
import com.shop.order.payment.FakePayments;
import com.shop.platform.identity.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 503 is answered only where nothing was kept, even if the connection breaks during a commit. */
@QuarkusTest
@TestProfile(NoContinuation.class)
@QuarkusTestResource(TestTokens.class)
@QuarkusTestResource(
    value = LossyMySql.class,
    initArgs = @ResourceArg(name = "schema", value = "orderdb"))
class LostCommitTest {
  private static final String CLAIM = "INSERT IGNORE INTO idempotency_key";

  private final OrderApi alice = new OrderApi();

  @BeforeEach
  void noFaults() {
    Faults.reset();
  }

  @ParameterizedTest
  @EnumSource(Loss.class)
  void anOrderIsPlacedOnceWhateverOfItsCommitIsLost(Loss loss) {
    LossyMySql.lose(loss, CLAIM);
    Map<String, Object> body = goodOrder();

    String id =
        alice
            .place("k", body)
            .then()
            .statusCode(201)
            .header("Idempotent-Replayed", nullValue())
            .extract()
            .path("id");

    assertEquals(id, alice.onlyOrder());
    assertEquals(1, FakePayments.captures(UUID.fromString(id)));
    alice.place("k", body).then().statusCode(201).header("Idempotent-Replayed", "true");
  }

  @Test
  void whereNothingCanBeKeptNothingIs() {
    // The key must go the way of its order: a key that stays alone would be no use to anybody.
    LossyMySql.lose(Loss.REQUEST, "insert into orders");
    LossyMySql.lose(Loss.REQUEST, "insert into orders");
    Map<String, Object> body = goodOrder();

    alice.place("k", body).then().statusCode(503).body("code", equalTo("service_unavailable"));

    alice.get("/order").then().body("items.size()", equalTo(0));
    alice.place("k", body).then().statusCode(201).header("Idempotent-Replayed", nullValue());
  }

  @ParameterizedTest
  @EnumSource(Loss.class)
  void anOrderIsCancelledWhateverOfTheCommitIsLost(Loss loss) {
    String id = alice.place(goodOrder()).path("id");
    LossyMySql.lose(loss, "CANCEL_REQUESTED");

    alice.cancel(id).then().statusCode(200).body("status", equalTo("CANCELLED"));

    CheckoutTest.assertNothingIsKept(id);
  }
}
