package com.shop.playground.blackbox;

import static com.shop.platform.problem.ProblemText.withoutRequestId;
import static com.shop.playground.blackbox.Checks.assertInvalid;
import static com.shop.playground.blackbox.Checks.assertProblem;
import static com.shop.playground.blackbox.Checks.assertShape;
import static com.shop.playground.blackbox.Checks.assertStatus;
import static com.shop.playground.client.Bodies.NO_SUCH_ID;
import static com.shop.playground.client.Bodies.adjustment;
import static com.shop.playground.client.Bodies.without;
import static com.shop.playground.client.Client.header;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.shop.platform.Covers;
import com.shop.platform.Race;
import com.shop.playground.client.Client;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code POST /product/{id}/stock}. */
@BlackBox
class StockIT {
  private final Client admin = People.admin();
  private String product;

  @BeforeEach
  void aProductIsSold() {
    product = Shelf.put(10);
  }

  @Test
  @Covers("PROD-26")
  void stockIsIncreasedAndDecreased() {
    Response more = adjust("more", 5);
    Response less = adjust("less", -15);

    assertStatus(200, more);
    assertShape(more.path(""), Shelf.PRODUCT_FIELDS);
    assertEquals(15, more.<Integer>path("available"));
    assertEquals(0, less.<Integer>path("available"));
    assertEquals(0, Shelf.available(product));
  }

  @Test
  @Covers({"PROD-27", "IDEM-7"})
  void aRejectionIsReplayedEvenIfStockSufficesNow() {
    Response refused = adjust("k", -11);
    adjust("more", 5);
    Response replayed = adjust("k", -11);

    assertProblem(409, "insufficient_stock", refused);
    assertNull(refused.header("Idempotent-Replayed"));
    assertEquals("true", replayed.header("Idempotent-Replayed"));
    assertEquals(withoutRequestId(refused.asString()), withoutRequestId(replayed.asString()));
    assertEquals(15, Shelf.available(product));
  }

  @Test
  @Covers({"IDEM-6", "IDEM-8", "IDEM-9"})
  void aReplayReturnsTheFirstResponseAndChangesNothing() {
    Response first = adjust("k", 5);
    adjust("more", 1);
    Response replayed =
        admin.post(
            stock(), "{ \"reason\" :\"counted\",\n\"delta\": 5 }", header("Idempotency-Key", "k"));

    assertStatus(200, replayed);
    assertNull(first.header("Idempotent-Replayed"));
    assertEquals("true", replayed.header("Idempotent-Replayed"));
    assertEquals(first.asString(), replayed.asString());
    assertProblem(422, "idempotency_key_reused", adjust("k", 6));
    assertEquals(16, Shelf.available(product));
  }

  @Test
  @Covers("IDEM-3")
  void aKeyCountsPerPath() {
    adjust("k", 5);

    String other = Shelf.put(10);
    Response elsewhere =
        admin.post("/product/" + other + "/stock", adjustment(5), header("Idempotency-Key", "k"));

    assertStatus(200, elsewhere);
    assertNull(elsewhere.header("Idempotent-Replayed"));
    assertEquals(15, Shelf.available(other));
  }

  @Test
  @Covers({"IDEM-10", "IDEM-12"})
  void theSameKeyTwentyTimesAtOnceAdjustsOnce() {
    String key = UUID.randomUUID().toString();

    List<Response> answers = Race.of(20, i -> adjust(key, 5));

    for (Response answer : answers) {
      if (answer.statusCode() == 200) {
        assertEquals(15, answer.<Integer>path("available"));
      } else {
        assertProblem(409, "idempotency_in_progress", answer);
      }
    }
    assertEquals("true", adjust(key, 5).header("Idempotent-Replayed"));
    assertEquals(15, Shelf.available(product));
  }

  @Test
  @Covers("IDEM-11")
  void anInvalidBodyDoesNotConsumeTheKey() {
    assertInvalid(adjust("k", 0), "delta");
    assertInvalid(
        admin.post(stock(), without(adjustment(5), "reason"), header("Idempotency-Key", "k")),
        "reason");
    assertProblem(
        400,
        "malformed_request",
        admin.post(stock(), "{\"delta\": \"5\"", header("Idempotency-Key", "k")));
    assertProblem(
        403,
        "forbidden",
        People.somebody().post(stock(), adjustment(5), header("Idempotency-Key", "k")));

    Response first = adjust("k", 5);

    assertStatus(200, first);
    assertNull(first.header("Idempotent-Replayed"));
  }

  @Test
  @Covers({"IDEM-1", "CONV-40"})
  void anAdjustmentNeedsAKeyAndAProduct() {
    assertProblem(400, "idempotency_key_required", admin.post(stock(), adjustment(5)));
    assertProblem(
        404,
        "not_found",
        admin.post(
            "/product/" + NO_SUCH_ID + "/stock",
            adjustment(5),
            header("Idempotency-Key", UUID.randomUUID().toString())));
  }

  private Response adjust(String key, int delta) {
    return admin.post(stock(), adjustment(delta), header("Idempotency-Key", key));
  }

  private String stock() {
    return "/product/" + product + "/stock";
  }
}
