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

/** Calls catalogue administration; each instance is a different admin. */
final class Admin {
  private final String token = TestTokens.admin(Ids.next());

  /** Valid fields of a product with this SKU. */
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

  /** As above, with one field changed, or removed if the value is null. */
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

  /** A unique SKU; its prefix distinguishes test products from seeded ones. */
  static String newSku() {
    return "T-" + UUID.randomUUID();
  }

  /** Adds a product and returns its id. */
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
