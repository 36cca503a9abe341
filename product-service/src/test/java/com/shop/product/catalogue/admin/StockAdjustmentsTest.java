package com.shop.product.catalogue.admin;

import static com.shop.platform.problem.ProblemText.withoutRequestId;
import static com.shop.product.catalogue.admin.Admin.mug;
import static com.shop.product.catalogue.admin.Admin.newKey;
import static com.shop.product.catalogue.admin.Admin.newSku;
import static com.shop.product.catalogue.admin.Admin.tag;
import static com.shop.product.catalogue.admin.ProductAdminTest.assertProblem;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.shop.platform.Covers;
import com.shop.platform.Ids;
import com.shop.platform.idempotency.Idempotency;
import com.shop.platform.persistence.Transactions;
import com.shop.product.Shelf;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class StockAdjustmentsTest {
  private static final Map<String, Object> FIVE = Map.of("delta", 5, "reason", "delivery");

  private final Admin admin = new Admin();
  private final String key = newKey();

  @Inject Shelf shelf;
  @Inject OpenKeys openKeys;
  @Inject Idempotency idempotency;
  @Inject Session db;

  @AfterEach
  void noStockIsLost() {
    shelf.assertNoStockLost();
  }

  @Test
  void adjustmentsAddAndRemoveStock() {
    UUID product = shelf.product(10);
    String before = tag(product);

    admin
        .adjust(product, 5)
        .then()
        .statusCode(200)
        .header("Idempotent-Replayed", nullValue())
        .body("id", equalTo(product.toString()))
        .body("available", equalTo(15));
    Response after = admin.adjust(product, -15);

    after.then().statusCode(200).body("available", equalTo(0));
    assertEquals(given().get("/product/{id}", product).asString(), after.asString());
    assertNotEquals(before, tag(product));
    assertEquals(3, shelf.adjustments(product));
  }

  @Test
  void stockIsNeverNegative() {
    UUID product = shelf.product(10);

    assertProblem(admin.adjust(product, -11), 409, "insufficient_stock");

    assertEquals(10, shelf.available(product));
    assertEquals(1, shelf.adjustments(product));
  }

  @Test
  void stockIsAtMostABillion() {
    UUID product = shelf.product(10);

    assertProblem(admin.adjust(product, key, 999_999_991), 400, "validation_failed");
    admin.adjust(product, key, 999_999_990).then().statusCode(200);
    assertProblem(admin.adjust(product, 1_000_000_000), 400, "validation_failed");
    assertEquals(1_000_000_000, shelf.available(product));
  }

  @Test
  void aReplayReturnsTheFirstResponse() {
    UUID product = shelf.product(10);
    Response first = admin.adjust(product, key, FIVE);
    admin.adjust(product, -7);
    admin.remove(product).then().statusCode(204);

    Response replay = admin.adjust(product, key, "{\"reason\":\"delivery\",  \"delta\":5}");

    replay.then().statusCode(200).header("Idempotent-Replayed", "true");
    assertEquals(first.asString(), replay.asString());
    assertEquals(8, shelf.available(product));
  }

  @Test
  void aReplayOfARejectionIsRejectedAgain() {
    UUID product = shelf.product(1);
    Response first = admin.adjust(product, key, -5);
    admin.adjust(product, 100);

    Response replay = admin.adjust(product, key, -5);

    assertProblem(replay, 409, "insufficient_stock");
    replay.then().header("Idempotent-Replayed", "true");
    assertEquals(withoutRequestId(first.asString()), withoutRequestId(replay.asString()));
    assertEquals(101, shelf.available(product));
  }

  @Test
  void notFoundIsReplayedToo() {
    UUID unknown = Ids.next();
    assertProblem(admin.adjust(unknown, key, FIVE), 404, "not_found");

    Response replay = admin.adjust(unknown, key, FIVE);

    assertProblem(replay, 404, "not_found");
    replay.then().header("Idempotent-Replayed", "true");
  }

  @Test
  @Covers("IDEM-4")
  void aKeyExpiresAfterMoreThanADay() {
    UUID product = shelf.product(10);
    admin.adjust(product, key, FIVE);

    ageKeys("25 HOUR");
    admin.adjust(product, key, FIVE).then().header("Idempotent-Replayed", "true");
    ageKeys("25 HOUR");
    admin.adjust(product, key, FIVE).then().header("Idempotent-Replayed", nullValue());
  }

  @Test
  void aKeyWithADifferentBodyIsRejected() {
    UUID product = shelf.product(10);
    admin.adjust(product, key, FIVE);

    assertProblem(admin.adjust(product, key, 6), 422, "idempotency_key_reused");
    assertProblem(
        admin.adjust(product, key, Map.of("delta", 5, "reason", "found")),
        422,
        "idempotency_key_reused");
    assertEquals(15, shelf.available(product));
  }

  @Test
  void aKeyIsScopedToCallerAndProduct() {
    UUID product = shelf.product(10);
    UUID other = shelf.product(10);
    admin.adjust(product, key, FIVE);

    admin.adjust(other, key, FIVE).then().body("available", equalTo(15));
    new Admin().adjust(product, key, FIVE).then().body("available", equalTo(20));
    admin
        .adjust(product.toString().toUpperCase(Locale.ROOT), key, FIVE)
        .then()
        .header("Idempotent-Replayed", "true");
  }

  @Test
  @Covers("IDEM-10")
  void aReplayDuringTheFirstRequestConflicts() {
    UUID product = shelf.product(10);
    CompletableFuture<Response> first = new CompletableFuture<>();
    shelf.holdingLock(
        product,
        () -> {
          first.completeAsync(() -> admin.adjust(product, key, FIVE));
          await().until(() -> openKeys.count() == 1);

          assertProblem(admin.adjust(product, key, FIVE), 409, "idempotency_in_progress");
        });

    first.join().then().statusCode(200).header("Idempotent-Replayed", nullValue());
    admin.adjust(product, key, FIVE).then().statusCode(200).header("Idempotent-Replayed", "true");
    assertEquals(15, shelf.available(product));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"delta\": 5}",
        "{\"reason\": \"x\"}",
        "{\"delta\": null, \"reason\": \"x\"}",
        "{\"delta\": 0, \"reason\": \"x\"}",
        "{\"delta\": 1000000001, \"reason\": \"x\"}",
        "{\"delta\": -1000000001, \"reason\": \"x\"}",
        "{\"delta\": 4294967297, \"reason\": \"x\"}",
        "{\"delta\": 5, \"reason\": \" \"}",
        "{\"delta\": 5, \"reason\": \"LONG\"}"
      })
  void anInvalidAdjustmentDoesNotConsumeTheKey(String body) {
    UUID product = shelf.product(10);

    assertProblem(
        admin.adjust(product, key, body.replace("LONG", "x".repeat(256))),
        400,
        "validation_failed");
    admin
        .adjust(product, key, Map.of("delta", 5, "reason", "x".repeat(255)))
        .then()
        .statusCode(200)
        .header("Idempotent-Replayed", nullValue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"delta\": \"5\", \"reason\": \"x\"}",
        "{\"delta\": 1.5, \"reason\": \"x\"}",
        "{\"delta\": 5, \"reason\": 1}",
        "{\"delta\": 5, \"reason\": \"x\", \"stock\": 1}"
      })
  void anAdjustmentOfTheWrongShapeIsMalformed(String body) {
    assertProblem(admin.adjust(shelf.product(10), key, body), 400, "malformed_request");
  }

  @Test
  void anAdjustmentRequiresAKey() {
    UUID product = shelf.product(10);

    assertProblem(
        admin.json(FIVE).post("/product/{id}/stock", product), 400, "idempotency_key_required");
    assertProblem(admin.adjust(product, "a b", FIVE), 400, "idempotency_key_required");
    assertProblem(admin.adjust(product, "x".repeat(256), FIVE), 400, "idempotency_key_required");
    admin.adjust(product, "~".repeat(255), FIVE).then().statusCode(200);
  }

  @Test
  void anAdjustmentDoesNotFailAnEdit() {
    String sku = newSku();
    UUID product = admin.added(sku, 1);
    String seen = tag(product);
    admin.adjust(product, 5);

    admin
        .edit(product, seen, mug(sku, "name", "Cup"))
        .then()
        .statusCode(200)
        .body("available", equalTo(6));
  }

  /** Ages all keys by the interval and runs the clean-up. */
  private void ageKeys(String interval) {
    String sql = "UPDATE idempotency_key SET created_at = created_at - INTERVAL " + interval;
    Transactions.run(() -> db.createNativeMutationQuery(sql).executeUpdate());
    idempotency.deleteExpired();
  }
}
