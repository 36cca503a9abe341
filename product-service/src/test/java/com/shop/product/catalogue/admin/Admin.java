package com.shop.product.catalogue.admin;

import static io.restassured.RestAssured.given;

import com.shop.platform.Ids;
import com.shop.platform.identity.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Calls the assortment as an admin does, each an admin of their own. */
final class Admin {
  private final String token = TestTokens.admin(Ids.next());

  /** The fields of a mug with this sku, to be sent after whatever a test changes in them. */
  static Map<String, Object> mug(String sku) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("sku", sku);
    fields.put("name", "Mug");
    fields.put("description", "Holds tea.\nAnd coffee.");
    fields.put("category", "home-kitchen");
    fields.put("price", Map.of("amount", 1890, "currency", "USD"));
    fields.put("imageUrl", "/assets/products/mug.svg");
    return fields;
  }

  /** As above, but with one field changed; null leaves it out. */
  static Map<String, Object> mug(String sku, String field, Object value) {
    Map<String, Object> fields = mug(sku);
    if (value == null) {
      fields.remove(field);
    } else {
      fields.put(field, value);
    }
    return fields;
  }

  static Map<String, Object> withStock(Map<String, Object> fields, Object stock) {
    Map<String, Object> all = new HashMap<>(fields);
    all.put("stock", stock);
    return all;
  }

  /** A sku that nobody else uses; tests tell seeded products apart by its beginning. */
  static String newSku() {
    return "T-" + UUID.randomUUID();
  }

  /** Adds a mug and tells its id. */
  UUID added(String sku, int stock) {
    Response added = add(withStock(mug(sku), stock));
    added.then().statusCode(201);
    return UUID.fromString(added.path("id"));
  }

  Response add(Object body) {
    return json(body).post("/product");
  }

  /**
   * @param ifMatch null to leave it out
   */
  Response edit(Object product, String ifMatch, Object body) {
    RequestSpecification request = json(body);
    return (ifMatch == null ? request : request.header("If-Match", ifMatch))
        .put("/product/{id}", product);
  }

  Response remove(Object product) {
    return request().delete("/product/{id}", product);
  }

  Response adjust(Object product, int delta) {
    return adjust(product, newKey(), Map.of("delta", delta, "reason", "delivery"));
  }

  Response adjust(Object product, String key, int delta) {
    return adjust(product, key, Map.of("delta", delta, "reason", "delivery"));
  }

  Response adjust(Object product, String key, Object body) {
    return json(body).header("Idempotency-Key", key).post("/product/{id}/stock", product);
  }

  RequestSpecification request() {
    return given().auth().oauth2(token);
  }

  RequestSpecification json(Object body) {
    return request().contentType(ContentType.JSON).body(body);
  }

  static String newKey() {
    return UUID.randomUUID().toString();
  }

  static String tag(Object product) {
    return given().get("/product/{id}", product).header("ETag");
  }
}
