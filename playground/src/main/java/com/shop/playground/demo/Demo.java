package com.shop.playground.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.shop.playground.shop.ShopException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A new customer looks at the catalogue and buys something. */
public final class Demo {

  private static final int SHOWN = 3;
  private static final Set<Integer> CREATED = Set.of(201);
  private static final Set<Integer> ORDERED = Set.of(201, 202);
  private static final int LOOKS = 60;
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  private final Client client;
  private final PrintWriter out;

  /**
   * @param base where the shop is
   * @param out receives what the customer sees
   */
  public Demo(URI base, PrintWriter out) {
    this.client = new Client(base);
    this.out = out;
  }

  /** Places an order, or prints why that was not possible: the shop runs either way. */
  public void run() throws InterruptedException {
    try {
      buy();
    } catch (IOException | ShopException e) {
      out.println("The demo order was not placed: " + e.getMessage());
    }
  }

  /**
   * Places an order.
   *
   * @throws ShopException if that was not possible
   */
  public void buy() throws IOException, InterruptedException {
    out.println();
    out.println("A new customer registers and looks at the catalogue:");
    String email = "demo-" + UUID.randomUUID() + "@shop.com";
    String password = UUID.randomUUID().toString();
    client.post(
        "/user/register",
        CREATED,
        Map.of("email", email, "password", password, "name", "Demo Customer"));
    client.logIn(email, password);
    Optional<JsonNode> product = choose();
    if (product.isEmpty()) {
      out.println("Nothing is in stock, so the demo orders nothing.");
      return;
    }
    JsonNode card = client.post("/payment/cards", CREATED, card()).body();
    Client.Answer order = order(product.get(), card);
    show(settled(order.body()));
    out.printf("The order took %d ms.%n", order.took().toMillis());
  }

  /** Shows some products and returns the one with the most items in stock. */
  private Optional<JsonNode> choose() throws IOException, InterruptedException {
    List<JsonNode> products = new ArrayList<>();
    client.get("/product?inStock=true&limit=20").body().get("items").forEach(products::add);
    for (JsonNode product : products.subList(0, Math.min(SHOWN, products.size()))) {
      out.printf(
          "  %-40s %12s   %d in stock%n",
          product.get("name").asText(),
          Price.of(product.get("price")),
          product.get("available").asInt());
    }
    return products.stream()
        .max(Comparator.comparingInt(product -> product.get("available").asInt()));
  }

  private Client.Answer order(JsonNode product, JsonNode card)
      throws IOException, InterruptedException {
    Map<String, Object> order =
        Map.of(
            "items", List.of(Map.of("productId", product.get("id").asText(), "quantity", 1)),
            "cardToken", card.get("token").asText(),
            "shippingAddress", address());
    return client.post("/order", ORDERED, order, "Idempotency-Key", UUID.randomUUID().toString());
  }

  /** Waits for an order that was accepted with 202 and is processed in the background. */
  private JsonNode settled(JsonNode order) throws IOException, InterruptedException {
    JsonNode latest = order;
    for (int look = 0; look < LOOKS && latest.get("status").asText().equals("PENDING"); look++) {
      Thread.sleep(LOOK_AGAIN.toMillis());
      latest = client.get("/order/" + order.get("id").asText()).body();
    }
    if (!latest.get("status").asText().equals("CONFIRMED")) {
      throw Client.unexpected("POST /order", latest.toString());
    }
    return latest;
  }

  private static Map<String, Object> card() {
    return Map.of(
        "number", "4242424242424242",
        "expMonth", 12,
        "expYear", Year.now(ZoneOffset.UTC).getValue() + 2,
        "cvc", "123",
        "holder", "Demo Customer");
  }

  private static Map<String, Object> address() {
    return Map.of(
        "recipient", "Demo Customer",
        "line1", "1 Market Street",
        "city", "San Francisco",
        "region", "CA",
        "postalCode", "94105",
        "country", "US");
  }

  private void show(JsonNode order) {
    out.printf("%nThe order %s is %s:%n", order.get("id").asText(), order.get("status").asText());
    for (JsonNode line : order.get("items")) {
      out.printf(
          "  %d x %-36s %12s%n",
          line.get("quantity").asInt(), line.get("name").asText(), Price.of(line.get("lineTotal")));
    }
    JsonNode payment = order.get("payment");
    out.printf("  %-40s %12s%n", "Total", Price.of(order.get("total")));
    out.printf(
        "  paid with %s ending in %s%n",
        payment.get("brand").asText(), payment.get("last4").asText());
  }
}
