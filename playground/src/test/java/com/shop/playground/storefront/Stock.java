package com.shop.playground.storefront;

import com.shop.playground.client.Bodies;
import com.shop.playground.client.Client;
import com.shop.playground.client.Customer;
import com.shop.playground.system.RunningShop;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The tests' own products. */
final class Stock {
  private static Customer admin;

  private Stock() {}

  /** The id of a new product, whose picture is elsewhere. */
  static String product(String name, int stock) {
    Map<String, Object> product = new LinkedHashMap<>();
    product.put("sku", "S-" + UUID.randomUUID());
    product.put("name", name);
    product.put("description", "Lights up a test.");
    product.put("category", "outdoors");
    product.put("price", Bodies.money(3490));
    product.put("stock", stock);
    product.put("imageUrl", "https://tracker.example/lantern.png");
    return admin().post("/product", product).then().statusCode(201).extract().path("id");
  }

  static void adjust(String productId, int delta) {
    admin().adjustStock(productId, delta);
  }

  /** Changes a field as another admin. */
  static void change(String productId, String changed, Object value) {
    Response product = read(productId);
    Map<String, Object> fields = new LinkedHashMap<>();
    for (String field : List.of("sku", "name", "description", "category", "price")) {
      fields.put(field, product.path(field));
    }
    fields.put(changed, value);
    admin()
        .put("/product/" + productId, fields, Client.header("If-Match", product.header("ETag")))
        .then()
        .statusCode(200);
  }

  static void delete(String productId) {
    admin().delete("/product/" + productId).then().statusCode(204);
  }

  static Response read(String productId) {
    return admin().get("/product/" + productId);
  }

  static int available(String productId) {
    return admin().available(productId);
  }

  static synchronized Customer admin() {
    if (admin == null) {
      admin = Customer.logIn(RunningShop.endpoint(), "admin@shop.com", "Passw0rd!");
    }
    return admin;
  }
}
