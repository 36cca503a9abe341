package com.shop.order.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.shop.order.client.UnreliableServer.Answer;
import com.shop.order.client.UnreliableServer.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;

/** The services that an order needs, each on its own port; at first none of them fails. */
public record RemoteShop(
    UnreliableServer products, UnreliableServer payments, UnreliableServer tokens)
    implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern QUERY = Pattern.compile("ids=(.+)&limit=([0-9]+)");
  private static final Map<String, Object> PRICE = Map.of("amount", 1_500, "currency", "USD");

  public static RemoteShop open() {
    return new RemoteShop(
        new UnreliableServer(url("quarkus.rest-client.product-service.url"), RemoteShop::stock),
        new UnreliableServer(url("quarkus.rest-client.payment-service.url"), RemoteShop::payment),
        new UnreliableServer(url("quarkus.oidc-client.auth-server-url"), request -> token()));
  }

  public void recover() {
    products.recover();
    payments.recover();
    tokens.recover();
  }

  @Override
  public void close() {
    products.close();
    payments.close();
    tokens.close();
  }

  public static Answer payment(String status) {
    return json(
        200,
        Map.of(
            "id",
            UUID.randomUUID(),
            "status",
            status,
            "refunded",
            status.equals("REFUNDED") ? PRICE : Map.of("amount", 0, "currency", "USD"),
            "brand",
            "visa",
            "last4",
            "4242"));
  }

  public static Answer json(int status, Object body) {
    try {
      return new Answer(status, JSON.writeValueAsString(body));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Answer payment(Request request) {
    return payment(request.method().equals("PUT") ? "CAPTURED" : "REFUNDED");
  }

  public static Answer stock(Request request) {
    return switch (request.method()) {
      case "GET" -> catalogue(request);
      case "PUT" -> json(200, Map.of("lines", lines(request.body()), "total", PRICE));
      case "DELETE" -> new Answer(204, "");
      default -> new Answer(200, "{}");
    };
  }

  private static Answer catalogue(Request request) {
    String id = request.path().replaceFirst("/product/?", "");
    return id.isEmpty() ? page(request) : json(200, product(id));
  }

  /** The requested products. */
  private static Answer page(Request request) {
    Matcher query = QUERY.matcher(request.query());
    if (!query.matches()) {
      return new Answer(400, "{}");
    }
    return json(
        200,
        Map.of(
            "items",
            Stream.of(query.group(1).split(","))
                .limit(Integer.parseInt(query.group(2)))
                .map(RemoteShop::product)
                .toList()));
  }

  private static Map<String, Object> product(String id) {
    return Map.of("id", id, "name", "Thing", "price", PRICE, "available", 7, "sku", "SKU");
  }

  private static List<Map<String, Object>> lines(String request) {
    List<Map<String, Object>> lines = new ArrayList<>();
    try {
      for (JsonNode line : JSON.readTree(request).path("lines")) {
        lines.add(
            Map.of(
                "productId",
                line.path("productId"),
                "sku",
                "SKU",
                "name",
                "Thing",
                "quantity",
                line.path("quantity"),
                "unitPrice",
                PRICE));
      }
      return lines;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** So short-lived that every call requests a new one. */
  private static Answer token() {
    return json(200, Map.of("access_token", "token", "token_type", "Bearer", "expires_in", 1));
  }

  private static String url(String property) {
    return ConfigProvider.getConfig().getValue(property, String.class);
  }
}
