package com.shop.playground.blackbox;

import static com.shop.playground.blackbox.Checks.assertStatus;

import com.shop.playground.client.Bodies;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The tests' own products; removed from the catalogue after each test class. */
final class Shelf {
  /** The fields of a product without a picture. */
  static final String[] PRODUCT_FIELDS = {
    "id", "sku", "name", "description", "category", "price", "available", "createdAt", "updatedAt"
  };

  private static final Queue<String> PUT = new ConcurrentLinkedQueue<>();

  private Shelf() {}

  /** A request for a new product, with a unique sku. */
  static Map<String, Object> product(int stock) {
    Map<String, Object> product = new LinkedHashMap<>();
    product.put("sku", "T-" + UUID.randomUUID());
    product.put("name", "Test Lamp");
    product.put("description", "Lights up a test.");
    product.put("category", "test-lamps");
    product.put("price", Bodies.money(1299));
    product.put("stock", stock);
    return product;
  }

  /** Adds a product. */
  static Response put(Map<String, Object> product) {
    Response added = People.admin().post("/product", product);
    assertStatus(201, added);
    PUT.add(added.path("id"));
    return added;
  }

  /** The id of a new product with this much stock. */
  static String put(int stock) {
    return put(product(stock)).path("id");
  }

  static int available(String productId) {
    return ShopUnderTest.anyone().get("/product/" + productId).path("available");
  }

  /** Removes the products from the catalogue, those that tests have deleted as well. */
  static void clear() {
    for (String id = PUT.poll(); id != null; id = PUT.poll()) {
      People.admin().delete("/product/" + id);
    }
  }
}
