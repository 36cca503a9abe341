package com.shop.product.catalogue;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.shop.database.KeptServer;
import com.shop.database.ServerProcess;
import com.shop.platform.persistence.TextNormalization;
import com.shop.platform.persistence.Transactions;
import com.shop.product.Shelf;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProductNormalizationTest {
  private static final String DECOMPOSED = "Cafe\u0301 blue";
  private static final String COMPOSED = "Caf\u00e9 blue";

  private final String category = "c-" + UUID.randomUUID();

  @Inject Session db;
  @Inject Shelf shelf;
  @Inject TextNormalization normalization;

  @BeforeEach
  void start() {
    Transactions.run(
        () ->
            update(
                "UPDATE text_normalization SET after_id = DEFAULT, passes = 0, passed_at = NULL"));
  }

  @Test
  void storedTextIsFoundInBothForms() {
    UUID named = shelf.product(DECOMPOSED, category, 1, 1);
    UUID described = shelf.product("Mug", category, 1, 1);
    Transactions.run(() -> set(described, "description", DECOMPOSED));
    find(COMPOSED).body("items", empty());

    normalization.run();

    find(COMPOSED).body("items.id", containsInAnyOrder(described.toString(), named.toString()));
    find(DECOMPOSED).body("items.id", containsInAnyOrder(described.toString(), named.toString()));
  }

  @Test
  void onlyTheEtagOfAChangedProductChanges() {
    UUID changed = shelf.product(DECOMPOSED, category, 1, 1);
    UUID unchanged = shelf.product(COMPOSED, category, 1, 1);
    String before = etag(changed);
    String unchangedBefore = etag(unchanged);
    String updatedAt = get(changed).extract().path("updatedAt");

    normalization.run();

    assertNotEquals(before, etag(changed));
    assertNotEquals(updatedAt, get(changed).extract().path("updatedAt"));
    assertEquals(unchangedBefore, etag(unchanged));
  }

  /** The edited name differs from the stored one, but the collation treats them as equal. */
  @Test
  void aProductEditedMeanwhileIsNotOverwritten() {
    UUID product = shelf.product(DECOMPOSED, category, 1, 1);
    CompletableFuture<?>[] run = new CompletableFuture<?>[1];

    Transactions.run(
        () -> {
          set(product, "name", "CAF\u00c9 BLUE");
          run[0] = CompletableFuture.runAsync(normalization::run);
          await().until(ProductNormalizationTest::isWriting);
        });
    run[0].join();

    get(product).body("name", equalTo("CAF\u00c9 BLUE"));
    assertEquals("\"0-1\"", etag(product));
  }

  /** Whether the normalization has read the row and now waits for its lock. */
  private static boolean isWriting() throws Exception {
    try (Connection root = KeptServer.ofTheTests().open(line -> {}).connect()) {
      return ServerProcess.all(root).stream()
          .anyMatch(process -> process.statement().startsWith("UPDATE product SET name"));
    }
  }

  private String etag(UUID product) {
    return get(product).extract().header("ETag");
  }

  private ValidatableResponse get(UUID product) {
    return given().get("/product/{id}", product).then().statusCode(200);
  }

  private ValidatableResponse find(String text) {
    return given()
        .queryParam("q", text)
        .queryParam("category", category)
        .get("/product")
        .then()
        .statusCode(200);
  }

  private void set(UUID product, String column, String text) {
    db.createNativeMutationQuery("UPDATE product SET " + column + " = :text WHERE id = :id")
        .setParameter("text", text)
        .setParameter("id", product)
        .executeUpdate();
  }

  private void update(String sql) {
    db.createNativeMutationQuery(sql).executeUpdate();
  }
}
