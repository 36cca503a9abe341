package com.shop.playground.blackbox;

import static com.shop.platform.problem.ProblemText.withoutRequestId;
import static com.shop.playground.blackbox.Checks.assertInvalid;
import static com.shop.playground.blackbox.Checks.assertProblem;
import static com.shop.playground.blackbox.Checks.assertStatus;
import static com.shop.playground.client.Bodies.GOOD_CARD;
import static com.shop.playground.client.Bodies.address;
import static com.shop.playground.client.Bodies.line;
import static com.shop.playground.client.Bodies.with;
import static com.shop.playground.client.Bodies.without;
import static com.shop.playground.client.Client.header;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.platform.Covers;
import com.shop.platform.Race;
import com.shop.playground.client.Bodies;
import com.shop.playground.client.Customer;
import io.restassured.http.Header;
import io.restassured.http.Method;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /order} repeated with the same key. */
@BlackBox
class OrderIdempotencyIT {
  private static final Header ASYNC = header("Prefer", "respond-async");

  private final Customer carol = People.somebody();
  private final String product = Shelf.put(10);
  private final String key = UUID.randomUUID().toString();

  @Test
  @Covers({"IDEM-6", "ORDER-22"})
  void aReplayReturnsTheFirstOutcomeEvenAfterLaterChanges() {
    Map<String, Object> order = order(GOOD_CARD);
    Response first = carol.order(key, order);
    String id = first.path("id");
    carol.atRest(id, "CONFIRMED");

    Response replay = carol.order(key, order);
    assertStatus(200, People.admin().post("/order/" + id + "/ship"));
    Response later = carol.order(key, order);

    assertNull(first.header("Idempotent-Replayed"));
    assertReplayed(replay);
    assertStatus(201, replay);
    assertEquals(id, replay.path("id"));
    assertEquals("CONFIRMED", replay.path("status"));
    assertEquals(first.header("Location"), replay.header("Location"));
    assertReplayed(later);
    assertEquals(replay.asString(), later.asString());
  }

  @Test
  @Covers({"IDEM-7", "ORDER-22", "CONV-60"})
  void aRejectionIsReplayed() {
    Map<String, Object> order = order("4000000000000002");
    Response first = carol.outcome(key, order);

    Response replay = carol.order(key, order);

    assertProblem(402, "payment_declined", first);
    assertReplayed(replay);
    assertProblem(402, "payment_declined", replay);
    assertEquals(withoutRequestId(first.asString()), withoutRequestId(replay.asString()));
    assertNotEquals(first.<String>path("requestId"), replay.path("requestId"));
  }

  @Test
  @Covers({"ORDER-18", "ORDER-19", "ORDER-21", "ORDER-22", "ORDER-23"})
  void anAsyncOrderIsAcceptedAtOnceAndReplayedWithItsOutcome() {
    Map<String, Object> order = order(GOOD_CARD);

    Response first = carol.order(key, order, ASYNC);
    Response soon = carol.order(key, order);
    carol.atRest(first.path("id"), "CONFIRMED");
    Response later = carol.order(key, order);

    assertStatus(202, first);
    assertEquals("PENDING", first.path("status"));
    assertEquals("/order/" + first.path("id"), first.header("Location"));
    assertNull(first.header("Idempotent-Replayed"));
    assertTrue(Set.of(202, 201).contains(soon.statusCode()), soon::asString);
    assertEquals(first.<String>path("id"), soon.path("id"));
    assertReplayed(soon);
    assertStatus(201, later);
    assertEquals("CONFIRMED", later.path("status"));
    assertReplayed(later);
  }

  @Test
  @Covers({"ORDER-16", "ORDER-22"})
  void anOrderRejectedAfterA202IsReplayedAsRejected() {
    Map<String, Object> order = order("4000000000000002");
    Response first = carol.order(key, order, ASYNC);
    assertStatus(202, first);

    carol.atRest(first.path("id"), "REJECTED");
    Response later = carol.order(key, order, ASYNC);

    assertProblem(402, "payment_declined", later);
    assertEquals(first.<String>path("id"), later.path("orderId"));
    assertReplayed(later);
  }

  @Test
  @Covers("IDEM-8")
  void bodiesAreComparedByContent() {
    String card = carol.card(GOOD_CARD);
    Map<String, Object> order = Bodies.order(card, List.of(line(product, 1)));
    Response first = carol.order(key, order);
    String written =
        """
        {"shippingAddress" : {"country":"US", "postalCode": "12345", "city": "Springfield",
          "line1": "1 Main\\u0020St", "recipient": "Carol Example"},
         "items": [ {"quantity": 1, "productId": "%s"} ],
         "cardToken": "%s" }"""
            .formatted(product, card);

    Response replay = carol.send(Method.POST, "/order", written, header("Idempotency-Key", key));

    assertReplayed(replay);
    assertEquals(first.<String>path("id"), replay.path("id"));
    carol.atRest(first.path("id"));
  }

  @Test
  @Covers("IDEM-9")
  void anotherBodyWithTheSameKeyIsRejected() {
    Map<String, Object> order = order(GOOD_CARD);
    Response first = carol.order(key, order);

    Map<String, Object> elsewhere =
        with(order, "shippingAddress", with(address(), "city", "Shelbyville"));

    assertProblem(422, "idempotency_key_reused", carol.order(key, elsewhere));
    carol.atRest(first.path("id"), "CONFIRMED");
    assertEquals(9, Shelf.available(product));
  }

  @Test
  @Covers("IDEM-2")
  void theKeyCountsPerCaller() {
    Customer dave = ShopUnderTest.register();
    List<Map<String, Object>> lines = List.of(line(product, 1));

    Response hers = carol.order(key, Bodies.order(carol.card(GOOD_CARD), lines));
    Response his = dave.order(key, Bodies.order(dave.card(GOOD_CARD), lines));

    assertNull(his.header("Idempotent-Replayed"));
    assertNotEquals(hers.<String>path("id"), his.path("id"));
    carol.atRest(hers.path("id"), "CONFIRMED");
    dave.atRest(his.path("id"), "CONFIRMED");
  }

  @Test
  @Covers("IDEM-11")
  void aRejectionBeforeAnythingIsStoredDoesNotConsumeTheKey() {
    Map<String, Object> order = order(GOOD_CARD);
    assertInvalid(carol.order(key, without(order, "cardToken")), "cardToken");
    assertProblem(400, "malformed_request", carol.order(key, with(order, "x", 1)));
    assertProblem(
        401,
        "unauthorized",
        ShopUnderTest.anyone().post("/order", order, header("Idempotency-Key", key)));
    assertProblem(
        415,
        "unsupported_media_type",
        carol.order(key, order, header("Content-Type", "text/plain")));

    Response placed = carol.order(key, order);

    assertNull(placed.header("Idempotent-Replayed"));
    carol.atRest(placed.path("id"), "CONFIRMED");
  }

  @Test
  @Covers("IDEM-1")
  void anOrderRequiresAKey() {
    assertProblem(400, "idempotency_key_required", carol.post("/order", order(GOOD_CARD)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "k256", "clé"})
  @Covers("IDEM-1")
  void aKeyIsOneTo255VisibleAsciiCharacters(String text) {
    String malformed = text.equals("k256") ? "k".repeat(256) : text;

    assertProblem(400, "idempotency_key_required", carol.order(malformed, Bodies.order("card")));
  }

  @Test
  @Covers("IDEM-1")
  void aKeyMayBeLong() {
    String longest = (key + "!~").repeat(10).substring(0, 255);

    Response placed = carol.order(longest, order(GOOD_CARD));

    carol.atRest(placed.path("id"), "CONFIRMED");
  }

  @Test
  @Covers({"IDEM-12", "ORDER-21"})
  void theSameKeyTwentyTimesAtOnceIsOneOrderAndOneCapture() {
    Map<String, Object> order = order(GOOD_CARD);

    List<Response> answers = Race.of(20, i -> carol.order(key, order));

    answers.forEach(
        answer -> assertTrue(Set.of(201, 202).contains(answer.statusCode()), answer::asString));
    Set<String> ids = answers.stream().map(a -> a.<String>path("id")).collect(Collectors.toSet());
    assertEquals(1, ids.size(), ids::toString);
    String id = ids.iterator().next();
    carol.atRest(id, "CONFIRMED");
    assertEquals(19, answers.stream().filter(a -> a.header("Idempotent-Replayed") != null).count());
    assertEquals(9, Shelf.available(product));
    assertEquals(List.of("CAPTURED"), carol.get("/payment?orderId=" + id).path("items.status"));
  }

  private Map<String, Object> order(String card) {
    return Bodies.order(carol.card(card), List.of(line(product, 1)));
  }

  private static void assertReplayed(Response answer) {
    assertEquals("true", answer.header("Idempotent-Replayed"), answer::asString);
  }
}
