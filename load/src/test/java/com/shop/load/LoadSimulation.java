package com.shop.load;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.listFeeder;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Sends requests at a constant rate and reports their response times. */
public final class LoadSimulation extends Simulation {

  private static final int CUSTOMERS = 20;

  /** Of the most popular product. */
  private static final int ENTRIES = 1_000;

  /** Prepares customers and products; Gatling then starts the run. */
  public LoadSimulation() {
    Options options = Options.fromSystemProperties();
    Shop shop = new Shop(options.url());
    List<JsonNode> products = shop.products();
    stockUp(shop, products, options.orders());
    List<Map<String, Object>> customers =
        IntStream.range(0, CUSTOMERS).mapToObj(i -> shop.newCustomer()).toList();
    HttpProtocolBuilder protocol =
        http.baseUrl(options.url().toString())
            .disableWarmUp()
            .shareConnections()
            .acceptHeader("application/json")
            .contentTypeHeader("application/json");
    setUp(
            scenario(options.traffic().name().toLowerCase(Locale.ROOT))
                .exec(
                    feed(listFeeder(customers).random()),
                    feed(listFeeder(requests(products)).random()),
                    options.traffic().request())
                .injectOpen(
                    constantUsersPerSec(options.rate()).during(options.duration()).randomized()))
        .protocols(protocol);
  }

  /** Adds stock where the run could sell out a product; this needs an administrator. */
  private static void stockUp(Shop shop, List<JsonNode> products, long orders) {
    List<JsonNode> scarce =
        products.stream().filter(product -> product.get("available").asLong() < orders).toList();
    if (!scarce.isEmpty() && orders > 0) {
      String token =
          shop.logIn(System.getenv("SHOP_ADMIN_EMAIL"), System.getenv("SHOP_ADMIN_PASSWORD"));
      scarce.forEach(product -> shop.restock(token, product, orders));
    }
  }

  /** What requests are about. The product of rank n is asked for with a weight of 1/n (Zipf). */
  private static List<Map<String, Object>> requests(List<JsonNode> products) {
    return IntStream.range(0, products.size())
        .mapToObj(i -> Collections.nCopies(ENTRIES / (i + 1), request(products.get(i))))
        .flatMap(List::stream)
        .toList();
  }

  private static Map<String, Object> request(JsonNode product) {
    return Map.of(
        "productId", product.get("id").textValue(),
        "category", product.get("category").textValue(),
        "word", product.get("name").textValue().split(" ")[0]);
  }
}
