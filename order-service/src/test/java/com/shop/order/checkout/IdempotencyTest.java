package com.shop.order.checkout;

import static com.shop.order.OrderApi.goodOrder;
import static com.shop.order.OrderApi.order;
import static com.shop.platform.problem.ProblemText.withoutRequestId;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.order.Faults;
import com.shop.order.OrderApi;
import com.shop.order.client.payment.FakePayments;
import com.shop.platform.Race;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IdempotencyTest {
  private final OrderApi alice = new OrderApi();

  @BeforeEach
  void noFaults() {
    Faults.reset();
  }

  @Test
  void aReplayReturnsTheFirstResponseAfterLaterChanges() {
    Map<String, Object> body = goodOrder();
    Response first = alice.place("k", body);
    first.then().statusCode(201).header("Idempotent-Replayed", nullValue());
    alice.cancel(first.path("id"));

    Response replay = alice.place("k", body);

    replay
        .then()
        .statusCode(201)
        .header("Idempotent-Replayed", "true")
        .header("Location", first.header("Location"));
    assertEquals(first.asString(), replay.asString());
  }

  @Test
  void aReplayReturnsTheFirstRejection() {
    Map<String, Object> body = order(UUID.randomUUID(), FakePayments.BAD_CARD);
    Response first = alice.place("k", body);

    Response replay = alice.place("k", body);

    replay
        .then()
        .statusCode(402)
        .header("Idempotent-Replayed", "true")
        .contentType("application/problem+json");
    assertEquals(withoutRequestId(first.asString()), withoutRequestId(replay.asString()));
    assertEquals(replay.header("X-Request-Id"), replay.path("requestId"));
    alice.onlyOrder();
  }

  @Test
  void anotherBodyWithTheSameKeyIsRefused() {
    alice.place("k", goodOrder());

    alice
        .place("k", goodOrder())
        .then()
        .statusCode(422)
        .body("code", equalTo("idempotency_key_reused"));
    alice.onlyOrder();
  }

  @Test
  void keysAreScopedToTheCaller() {
    Map<String, Object> body = goodOrder();
    OrderApi bob = new OrderApi();

    String ofAlice = alice.place("k", body).path("id");
    bob.place("k", body).then().statusCode(201).header("Idempotent-Replayed", nullValue());

    assertEquals(ofAlice, alice.onlyOrder());
    assertTrue(!ofAlice.equals(bob.onlyOrder()));
  }

  @Test
  void anOrderNeedsAKey() {
    alice
        .place("with space", goodOrder())
        .then()
        .statusCode(400)
        .body("code", equalTo("idempotency_key_required"));
  }

  @Test
  void aReplayInProgressShowsTheCurrentOrder() {
    Map<String, Object> body = goodOrder();
    Faults.at(
        "capture",
        false,
        id -> {
          Response replay = alice.place("k", body);
          replay.then().statusCode(202).body("status", equalTo("PENDING"));
          replay.then().body("id", equalTo(id.toString())).header("Idempotent-Replayed", "true");
        });

    alice.place("k", body).then().statusCode(201);
  }

  @Test
  void theSameKeyTwentyTimesAtOnceIsOneOrderAndOneCapture() {
    Map<String, Object> body = goodOrder();
    List<Response> answers = Race.of(20, i -> alice.place("k", body));
    int first = 0;
    for (Response answer : answers) {
      assertTrue(Set.of(201, 202).contains(answer.statusCode()), answer.asString());
      first += answer.header("Idempotent-Replayed") == null ? 1 : 0;
    }
    assertEquals(1, first);
    assertEquals(1, FakePayments.captures(UUID.fromString(alice.onlyOrder())));
  }
}
