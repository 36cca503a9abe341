package com.shop.load;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.percent;
import static io.gatling.javaapi.core.CoreDsl.randomSwitch;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import java.util.UUID;

/** The requests of a visitor, each with the responses that count as a success. */
final class Requests {

  private static final String BEARER = "Bearer #{accessToken}";

  private Requests() {}

  /** Half of the requests are for a page of the catalogue, most others for one product. */
  static ChainBuilder browse() {
    return randomSwitch()
        .on(percent(50).then(catalogue()), percent(45).then(product()), percent(5).then(search()));
  }

  static ChainBuilder search() {
    return exec(http("search").get("/product?q=#{word}").check(status().is(200)));
  }

  static ChainBuilder addToCart() {
    return exec(
        http("add to cart")
            .put("/order/cart/items/#{productId}")
            .header("Authorization", BEARER)
            .body(StringBody("{\"quantity\": 1}"))
            .check(status().is(200)));
  }

  /** A new order of one product. 202 is an order that needs longer than the shop waits. */
  static ChainBuilder order() {
    return exec(
        http("order")
            .post("/order")
            .header("Authorization", BEARER)
            .header("Idempotency-Key", session -> UUID.randomUUID().toString())
            .body(
                StringBody(
                    """
                    {"items": [{"productId": "#{productId}", "quantity": 1}],
                     "cardToken": "#{cardToken}",
                     "shippingAddress": {"recipient": "Load Customer", "line1": "1 Market Street",
                       "city": "San Francisco", "postalCode": "94105", "country": "US"}}
                    """))
            .check(status().in(201, 202)));
  }

  private static ChainBuilder catalogue() {
    return exec(http("catalogue").get("/product?category=#{category}").check(status().is(200)));
  }

  private static ChainBuilder product() {
    return exec(http("product").get("/product/#{productId}").check(status().is(200)));
  }
}
