package com.shop.playground.demo;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Set;
import java.util.UUID;

/** Alice looks around, and orders. */
public final class Demo {

  private static final int SHOWN = 3;

  /** The JVMs have just started: so many orders later their code is compiled. */
  private static final int COLD_ORDERS = 12;

  private static final int WARM_ORDERS = 9;
  private static final Set<Integer> ORDERED = Set.of(201, 202);
  private static final int LOOKS = 60;
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  private final Client client;
  private final PrintWriter out;

  /**
   * @param base where the shop is
   * @param out receives the story
   */
  public Demo(URI base, PrintWriter out) {
    this.client = new Client(base);
    this.out = out;
  }

  /**
   * @throws com.shop.playground.shop.ShopException when the shop answers otherwise than it should
   */
  public void run() throws IOException, InterruptedException {
    out.println();
    out.println("Alice logs in, and looks at the catalogue:");
    client.logIn("alice@shop.com", "Passw0rd!");
    JsonNode product = choose();
    JsonNode card = client.post("/payment/cards", Set.of(201), card()).body();

    Client.Answer first = order(product, card);
    show(atRest(first.body()));

    for (int i = 1; i < COLD_ORDERS; i++) {
      order(product, card);
    }
    List<Duration> warm = new ArrayList<>();
    for (int i = 0; i < WARM_ORDERS; i++) {
      warm.add(order(product, card).took());
    }
    warm.sort(Comparator.naturalOrder());
    out.printf(
        "Answered in %d ms, being the first; warm, after %d orders, in %d ms (median of %d).%n",
        first.took().toMillis(), COLD_ORDERS, warm.get(WARM_ORDERS / 2).toMillis(), WARM_ORDERS);
  }

  /** Shows some products, and takes the one of which most are left. */
  private JsonNode choose() throws IOException, InterruptedException {
    List<JsonNode> products = new ArrayList<>();
    client.get("/product?inStock=true&limit=20").body().get("items").forEach(products::add);
    for (JsonNode product : products.subList(0, Math.min(SHOWN, products.size()))) {
      out.printf(
          "  %-40s %12s   %d left%n",
          product.get("name").asText(),
          Price.of(product.get("price")),
          product.get("available").asInt());
    }
    return products.stream()
        .max(Comparator.comparingInt(product -> product.get("available").asInt()))
        .orElseThrow(() -> Client.unexpected("GET /product", "nothing in stock"));
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

  /**
   * An order that is answered before it is at rest goes on by itself; a slow machine may see it.
   */
  private JsonNode atRest(JsonNode order) throws IOException, InterruptedException {
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
        "holder", "Alice Example");
  }

  private static Map<String, Object> address() {
    return Map.of(
        "recipient", "Alice Example",
        "line1", "1 Market Street",
        "city", "San Francisco",
        "region", "CA",
        "postalCode", "94105",
        "country", "US");
  }

  private void show(JsonNode order) {
    out.printf("%nHer order %s is %s:%n", order.get("id").asText(), order.get("status").asText());
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
