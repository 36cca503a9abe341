package com.shop.order.checkout;

import static com.shop.order.OrderApi.goodOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.shop.order.Faults;
import com.shop.order.OrderApi;
import com.shop.order.client.payment.FakePayments;
import com.shop.order.database.LossyDatabase;
import com.shop.order.database.LossyMySql;
import com.shop.order.database.LossyMySql.Loss;
import com.shop.platform.Covers;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 503 means that nothing was stored, even if the connection breaks during a commit. */
@QuarkusTest
@TestProfile(LossyDatabase.class)
class LostCommitTest {
  /** Key and order share this commit: a key without an order would be useless. */
  private static final String PLACING = "insert into orders";

  /** The key shows whether the order was placed. */
  private static final String LOOKING = "INSERT IGNORE INTO idempotency_key";

  private final OrderApi alice = new OrderApi();

  @BeforeEach
  void noFaults() {
    Faults.reset();
  }

  @AfterEach
  void allPlannedLossesHappened() {
    assertFalse(LossyMySql.isMoreToLose());
  }

  @ParameterizedTest
  @EnumSource(Loss.class)
  @Covers({"IDEM-5", "ORDER-20"})
  void anOrderIsPlacedOnceWhenItsCommitIsLost(Loss loss) {
    LossyMySql.lose(loss, PLACING);
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
  void aLostCommitIsResolvedAfterSeveralTries() {
    LossyMySql.lose(Loss.ANSWER, PLACING);
    LossyMySql.lose(Loss.REQUEST, LOOKING);
    LossyMySql.lose(Loss.REQUEST, LOOKING);

    alice.place(goodOrder()).then().statusCode(201);

    alice.onlyOrder();
  }

  @ParameterizedTest
  @EnumSource(Loss.class)
  void anOrderIsCancelledWhenTheCommitIsLost(Loss loss) {
    String id = alice.place(goodOrder()).path("id");
    LossyMySql.lose(loss, "CANCEL_REQUESTED");

    alice.cancel(id).then().statusCode(200).body("status", equalTo("CANCELLED"));

    OrderApi.assertNothingIsKept(id);
  }
}
