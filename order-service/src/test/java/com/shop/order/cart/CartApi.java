package com.shop.order.cart;

import static io.restassured.RestAssured.given;

import com.shop.platform.identity.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Calls the cart API as one customer. */
public record CartApi(UUID customer) {
  public Response show() {
    return asked().get("/order/cart");
  }

  public Response put(UUID product, Object quantity) {
    return put(product.toString(), Map.of("quantity", quantity));
  }

  public Response put(String product, Object body) {
    return asked()
        .contentType(ContentType.JSON)
        .body(body)
        .put("/order/cart/items/{product}", product);
  }

  public Response remove(String product) {
    return asked().delete("/order/cart/items/{product}", product);
  }

  public Response clear() {
    return asked().delete("/order/cart");
  }

  /** The quantity of each product in the cart. */
  public Map<UUID, Integer> quantities() {
    List<Map<String, Object>> items = show().path("items");
    Map<UUID, Integer> quantities = new HashMap<>();
    items.forEach(
        item ->
            quantities.put(
                UUID.fromString((String) item.get("productId")), (Integer) item.get("quantity")));
    return quantities;
  }

  private RequestSpecification asked() {
    return given().auth().oauth2(TestTokens.customer(customer));
  }
}
