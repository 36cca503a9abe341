package com.shop.playground.system;

import static com.shop.playground.system.RunningShop.anyone;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.playground.client.Bodies;
import com.shop.playground.client.Customer;
import com.shop.playground.shop.Service;
import com.shop.playground.traces.RecordedSpan;
import com.shop.playground.traces.TracedShop;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Card numbers and codes, passwords, tokens and the shop's own secrets appear in no log, no span,
 * no table and no error, whatever clients do, in this test and in all that ran before it. Personal
 * data and idempotency keys appear in no log and no span.
 */
@ExtendWith({RunningShop.class, TracedShop.class})
@Order(TracedShop.LAST)
class SecrecyIT {
  private static final List<String> NUMBERS =
      List.of(
          "4242424242424242",
          "5555555555554444",
          "4000000000009995",
          "4000000000000119",
          "6011000990139424",
          "4242424242424241",
          "4242 4242 4242 4242");
  private static final String CVC = "8317";
  private static final String KEY = "Idempotency-Key";
  private static final String PASSWORD = "tell-nobody-" + UUID.randomUUID();
  private static final String NEW_PASSWORD = "nor-this-" + UUID.randomUUID();
  private static final String MISTAKE = "a-mistake-" + UUID.randomUUID();
  private static final String FORGED =
      "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiIsImdyb3VwcyI6WyJhZG1pbiJdfQ.Zm9yZ2Vk";

  private static final String NAME = "Sam " + UUID.randomUUID();
  private static final Map<String, Object> ADDRESS =
      Map.of(
          "recipient", "Recipient " + UUID.randomUUID(),
          "line1", "Street " + UUID.randomUUID(),
          "line2", "Floor " + UUID.randomUUID(),
          "city", "City " + UUID.randomUUID(),
          "region", "Region " + UUID.randomUUID(),
          "postalCode", "QX7 9ZJ",
          "country", "US");

  private final URI base = RunningShop.base();
  private final String email = "s-" + UUID.randomUUID() + "@example.com";
  private final List<Confidence> confidences = new ArrayList<>();
  private final List<Confidence> personal = new ArrayList<>();
  private final Ears ears = new Ears();

  /** Sees every request and response: learns keys, tokens and traces, and collects the errors. */
  private final class Ears implements Filter {
    private static final Pattern TOKEN =
        Pattern.compile("\"(accessToken|refreshToken)\":\"([^\"]+)\"");
    private final List<String> errors = new ArrayList<>();
    private final Set<String> traces = new HashSet<>();
    private int tokens;

    @Override
    public Response filter(
        FilterableRequestSpecification request,
        FilterableResponseSpecification expected,
        FilterContext context) {
      Response answer = context.next(request, expected);
      Optional.ofNullable(request.getHeaders().getValue(KEY))
          .ifPresent(key -> personal.add(Confidence.of(KEY, key)));
      Optional.ofNullable(answer.header("X-Trace-Id")).ifPresent(traces::add);
      if (answer.statusCode() >= 400) {
        errors.add(answer.headers() + "\n" + answer.asString());
      }
      answer
          .cookies()
          .forEach(
              (name, value) -> {
                if (!value.isEmpty()) {
                  tokens++;
                  confidences.add(Confidence.of("cookie " + name, value));
                }
              });
      Matcher token = TOKEN.matcher(answer.asString());
      while (token.find()) {
        tokens++;
        confidences.add(Confidence.of(token.group(1), token.group(2)));
      }
      return answer;
    }
  }

  @BeforeEach
  void listen() throws IOException {
    RestAssured.filters(ears);
    NUMBERS.forEach(number -> confidences.add(Confidence.of("card number", number)));
    confidences.add(Confidence.ofFew("cvc", CVC));
    for (String password : List.of(PASSWORD, NEW_PASSWORD, MISTAKE, "Passw0rd!")) {
      confidences.add(Confidence.of("password", password));
    }
    confidences.add(Confidence.of("forged token", FORGED));
    confidences.add(
        new Confidence("any JWT", Pattern.compile("eyJ[\\w-]{10,}\\.eyJ[\\w-]{10,}\\.[\\w-]*")));
    ownSecrets();
    personal.add(Confidence.of("email", email));
    personal.add(Confidence.of("name", NAME));
    ADDRESS.forEach(
        (field, value) -> {
          if (!field.equals("country")) {
            personal.add(Confidence.of(field, value.toString()));
          }
        });
  }

  /** The secrets of the installation: client secret, database passwords, private key. */
  private void ownSecrets() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("target", "shop", "secrets"))) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        String content = Files.readString(file).strip();
        Matcher privatePart = Pattern.compile("\"d\":\"([^\"]+)\"").matcher(content);
        if (privatePart.find()) {
          confidences.add(Confidence.of(name, privatePart.group(1)));
        } else if (!content.startsWith("{")) {
          confidences.add(Confidence.of(name, content));
          confidences.add(Confidence.of(name, basic("order-service", content)));
        }
      }
    }
  }

  @AfterEach
  void stopListening() {
    RestAssured.replaceFiltersWith(List.of());
  }

  @Test
  void secretsAreWrittenNowhere() throws Exception {
    accounts();
    Customer carol = Customer.logIn(RunningShop.endpoint(base), email, NEW_PASSWORD);
    cards(carol);
    addresses(carol);
    orders(carol);
    others(carol);

    assertTrue(ears.tokens >= 8, "tokens were seen: " + ears.tokens);
    assertTrue(ears.errors.size() >= 25, "errors were seen: " + ears.errors.size());
    awaitSpans();
    assertEquals(List.of(), Leaks.anywhere(confidences));
    assertEquals(List.of(), Leaks.inLogsAndSpans(personal));
    for (String error : ears.errors) {
      confidences.forEach(
          confidence ->
              assertTrue(!confidence.isIn(error), () -> confidence.what() + ": " + error));
    }
  }

  private void awaitSpans() {
    await()
        .until(
            () ->
                TracedShop.STORE.spans(RecordedSpan::isRoot).stream()
                    .map(RecordedSpan::traceId)
                    .collect(Collectors.toSet())
                    .containsAll(ears.traces));
    assertEquals(
        Stream.of(Service.values()).map(Service::toString).collect(Collectors.toSet()),
        TracedShop.STORE.spans(span -> ears.traces.contains(span.traceId())).stream()
            .map(RecordedSpan::service)
            .collect(Collectors.toSet()));
  }

  /** Tries the search on values that are no secrets, and on a leak of each kind. */
  @Test
  void everyKindOfLeakIsFound() throws Exception {
    anyone(base).body(registration(PASSWORD)).post("/user/register").then().statusCode(201);
    assertEquals(
        List.of("email in userdb.account.email"),
        Leaks.anywhere(List.of(Confidence.of("email", email))));

    String leak = UUID.randomUUID().toString().substring(0, 30);
    String token = "HEX('" + leak + "')";
    RunningShop.sql(
        "INSERT INTO paymentdb.gateway_card (token, behaviour, brand, last4, exp_month, exp_year)"
            + " VALUES (%s, 'CAPTURES', 'visa', '%s', 1, 2030)".formatted(token, CVC));
    Path log = RunningShop.SHOP.logs().resolve("leaky-service-1.log");
    Files.writeString(log, "NewCard[number=%s, cvc=%s]%n".formatted(leak, CVC));
    TracedShop.STORE.add(spanWithError("Duplicate entry '" + leak + "'"));
    try {
      assertEquals(
          List.of(
              "cvc in leaky-service-1.log",
              "cvc in paymentdb.gateway_card.last4",
              "leak in leaky-service POST /leak",
              "leak in leaky-service-1.log",
              "leak in paymentdb.gateway_card.token"),
          Leaks.anywhere(List.of(Confidence.of("leak", leak), Confidence.ofFew("cvc", CVC))));
      assertEquals(
          List.of("leak in leaky-service POST /leak", "leak in leaky-service-1.log"),
          Leaks.inLogsAndSpans(List.of(Confidence.of("leak", leak))));
    } finally {
      RunningShop.sql("DELETE FROM paymentdb.gateway_card WHERE token = " + token);
      Files.delete(log);
    }
  }

  private static ExportTraceServiceRequest spanWithError(String message) {
    Span span =
        Span.newBuilder()
            .setName("POST /leak")
            .setKind(Span.SpanKind.SPAN_KIND_SERVER)
            .setStatus(Status.newBuilder().setMessage(message))
            .build();
    KeyValue service =
        KeyValue.newBuilder()
            .setKey("service.name")
            .setValue(AnyValue.newBuilder().setStringValue("leaky-service"))
            .build();
    ResourceSpans spans =
        ResourceSpans.newBuilder()
            .setResource(Resource.newBuilder().addAttributes(service))
            .addScopeSpans(ScopeSpans.newBuilder().addSpans(span))
            .build();
    return ExportTraceServiceRequest.newBuilder().addResourceSpans(spans).build();
  }

  private void accounts() {
    RequestSpecification anyone = anyone(base);
    anyone.body(registration(PASSWORD)).post("/user/register").then().statusCode(201);
    anyone.body(registration(PASSWORD)).post("/user/register").then().statusCode(409);
    anyone
        .body(registration("x".repeat(200) + PASSWORD))
        .post("/user/register")
        .then()
        .statusCode(400);
    for (String broken :
        broken("{\"email\": \"%s\", \"password\": \"%s\"".formatted(email, PASSWORD))) {
      anyone.body(broken).post("/user/register").then().statusCode(400);
      anyone.body(broken).post("/user/login").then().statusCode(400);
    }
    anyone.body(PASSWORD.repeat(3000)).post("/user/login").then().statusCode(413);
    anyone.body(login(MISTAKE)).post("/user/login").then().statusCode(401);
    anyone
        .body(Map.of("email", "nobody@example.com", "password", MISTAKE))
        .post("/user/login")
        .then()
        .statusCode(401);

    Response first = anyone.body(login(PASSWORD)).post("/user/login");
    Response second = refresh(first.path("refreshToken"), 200);
    refresh(first.path("refreshToken"), 401);
    refresh(second.path("refreshToken"), 401);
    anyone
        .body("{\"refreshToken\": \"" + second.path("refreshToken") + "\"")
        .post("/user/refresh")
        .then()
        .statusCode(400);

    String cookie = cookie(page().body(login(PASSWORD)).post("/user/login"));
    cookie(page().header("Cookie", cookie).post("/user/refresh"));
    page().header("Cookie", cookie).post("/user/refresh").then().statusCode(401);
    page()
        .header("Cookie", cookie)
        .body(Map.of("refreshToken", FORGED))
        .post("/user/logout")
        .then()
        .statusCode(400);

    Response third = anyone.body(login(PASSWORD)).post("/user/login");
    changePassword(third, MISTAKE, 422);
    changePassword(third, PASSWORD, 204);
    Response fourth = anyone.body(login(NEW_PASSWORD)).post("/user/login");
    anyone
        .body(Map.of("refreshToken", fourth.path("refreshToken")))
        .post("/user/logout")
        .then()
        .statusCode(204);
    refresh(fourth.path("refreshToken"), 401);
  }

  private void cards(Customer carol) {
    for (String number : NUMBERS) {
      carol.json().body(card(number, NAME)).post("/payment/cards");
      carol.json().body(card(number, " ")).post("/payment/cards").then().statusCode(400);
      carol.get("/payment?orderId=" + number.replace(" ", "")).then().statusCode(400);
    }
    for (String broken :
        broken("{\"number\": \"%s\", \"cvc\": \"%s\"".formatted(NUMBERS.get(0), CVC))) {
      carol.json().body(broken).post("/payment/cards").then().statusCode(400);
    }
    carol
        .json()
        .body("{\"number\": " + NUMBERS.get(0) + ", \"cvc\": " + CVC + "}")
        .post("/payment/cards")
        .then()
        .statusCode(400);
  }

  private void addresses(Customer carol) {
    String id =
        carol.post("/user/me/addresses", ADDRESS).then().statusCode(201).extract().path("id");
    carol.put("/user/me/addresses/" + id, ADDRESS).then().statusCode(200);
    for (String field : ADDRESS.keySet()) {
      carol.post("/user/me/addresses", Bodies.with(ADDRESS, field, 1)).then().statusCode(400);
    }
  }

  private void orders(Customer carol) {
    Object product = carol.product().get("id");
    String good = carol.card(NUMBERS.get(0));
    carol.order("spoken-of", order(product, good)).then().statusCode(201);
    carol.order("spoken-of", order(product, good)).then().statusCode(201);
    carol.order("spoken-of", order(product, "another")).then().statusCode(422);
    carol.order(key(), order(product, "card_unknown")).then().statusCode(422);
    // A mistake that clients make: this field is stored with the order.
    for (String number : NUMBERS) {
      carol.order(key(), order(product, number)).then().statusCode(400);
    }
    carol.orderWith(NUMBERS.get(2)).then().statusCode(402);
    carol.orderWith(NUMBERS.get(3));

    Customer admin = carol.admin();
    Object order = carol.orderWith(NUMBERS.get(1)).path("id");
    Object payment = carol.get("/payment?orderId=" + order).path("items[0].id");
    String refund = "/payment/" + payment + "/refund";
    Map<String, Object> cent =
        Map.of("amount", Map.of("amount", 1, "currency", "USD"), "reason", "a cent");
    admin.postWithKey(refund, key(), cent).then().statusCode(201);
    carol.postWithKey(refund, key(), cent).then().statusCode(403);
    carol.cancel(order).then().statusCode(200);
    admin
        .postWithKey("/product/" + product + "/stock", key(), Map.of("delta", 5, "reason", "found"))
        .then()
        .statusCode(200);
  }

  private void others(Customer carol) {
    Object id = carol.get("/user/me").path("id");
    Customer admin = carol.admin();
    admin.json().body(Map.of("roles", List.of("admin"))).put("/user/" + id + "/roles");
    admin.json().body(Map.of("roles", List.of())).put("/user/" + id + "/roles");
    admin.get("/user?query=" + email).then().statusCode(200);
    for (String path : List.of("/user/me", "/order", "/payment", "/order/cart")) {
      anyone(base).auth().oauth2(FORGED).get(path).then().statusCode(401);
      anyone(base).header("Authorization", "Basic " + basic(email, NEW_PASSWORD)).get(path);
      anyone(base).header("Authorization", FORGED).get(path).then().statusCode(401);
    }
    anyone(base)
        .header("Authorization", "Basic " + basic("order-service", MISTAKE))
        .post("/internal/token")
        .then()
        .statusCode(404);
  }

  /** Malformed bodies: truncated, with an unknown field, or with a field of another type. */
  private static List<String> broken(String start) {
    return List.of(start, start + ", \"unknown\": 1}", "[" + start + "}]", start + "} oops");
  }

  /** A request of a page whose refresh token is in a cookie. */
  private RequestSpecification page() {
    return anyone(base).header("Session", "cookie").header("Origin", base.toString());
  }

  private static String cookie(Response response) {
    return "refresh_token=" + response.then().statusCode(200).extract().cookie("refresh_token");
  }

  private Response refresh(String token, int status) {
    return anyone(base)
        .body(Map.of("refreshToken", token))
        .post("/user/refresh")
        .then()
        .statusCode(status)
        .extract()
        .response();
  }

  private void changePassword(Response session, String current, int status) {
    anyone(base)
        .auth()
        .oauth2(session.path("accessToken"))
        .body(Map.of("currentPassword", current, "newPassword", NEW_PASSWORD))
        .put("/user/me/password")
        .then()
        .statusCode(status);
  }

  private Map<String, Object> registration(String password) {
    return Map.of("email", email, "password", password, "name", NAME);
  }

  private Map<String, Object> login(String password) {
    return Map.of("email", email, "password", password);
  }

  private static Map<String, Object> card(String number, String holder) {
    return Map.of("number", number, "expMonth", 12, "expYear", 2039, "cvc", CVC, "holder", holder);
  }

  private static String basic(String name, String secret) {
    return Base64.getEncoder().encodeToString((name + ":" + secret).getBytes());
  }

  private static Map<String, Object> order(Object product, String card) {
    return Bodies.with(Bodies.orderOf(product, card), "shippingAddress", ADDRESS);
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }
}
