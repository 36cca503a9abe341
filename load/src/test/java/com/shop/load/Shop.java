package com.shop.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The shop as the preparation of a run uses it, one request after the other. */
final class Shop {

  private static final int MOST_PRODUCTS = 40; // a cart has 50 lines

  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final URI base;

  Shop(URI base) {
    this.base = base;
  }

  /** Products in stock, the newest first. */
  List<JsonNode> products() {
    List<JsonNode> products = new ArrayList<>();
    get("/product?inStock=true&limit=" + MOST_PRODUCTS).get("items").forEach(products::add);
    if (products.isEmpty()) {
      throw new IllegalStateException("The shop at " + base + " has no product in stock.");
    }
    return products;
  }

  /** Registers a customer with a card that is never declined. */
  Map<String, Object> newCustomer() {
    String email = "load-" + UUID.randomUUID() + "@shop.com";
    String password = UUID.randomUUID().toString();
    post(
        "/user/register",
        "",
        Map.of("email", email, "password", password, "name", "Load Customer"));
    String token = logIn(email, password);
    JsonNode card =
        post(
            "/payment/cards",
            token,
            Map.of(
                "number", "4242424242424242",
                "expMonth", 12,
                "expYear", 2099,
                "cvc", "123",
                "holder", "Load Customer"));
    return Map.of("accessToken", token, "cardToken", card.get("token").textValue());
  }

  /**
   * Adds stock as an administrator.
   *
   * @param items how many items of the product to add
   */
  void restock(String accessToken, JsonNode product, long items) {
    post(
        "/product/" + product.get("id").textValue() + "/stock",
        accessToken,
        Map.of("delta", items, "reason", "load test"));
  }

  String logIn(String email, String password) {
    return post("/user/login", "", Map.of("email", email, "password", password))
        .get("accessToken")
        .textValue();
  }

  private JsonNode get(String path) {
    return send(HttpRequest.newBuilder(base.resolve(path)).build());
  }

  private JsonNode post(String path, String accessToken, Object body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString());
    if (!accessToken.isEmpty()) {
      request.header("Authorization", "Bearer " + accessToken);
    }
    try {
      return send(request.POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(body))).build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode send(HttpRequest request) {
    try {
      HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
      if (response.statusCode() >= 300) {
        throw new IllegalStateException(
            request.method() + " " + request.uri() + " returned " + response.statusCode());
      }
      return json.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException("The shop at " + base + " does not respond.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
