package com.shop.playground.blackbox;

import static com.shop.playground.blackbox.Checks.assertInvalid;
import static com.shop.playground.blackbox.Checks.assertProblem;
import static com.shop.playground.blackbox.Checks.assertStatus;
import static com.shop.playground.client.Bodies.address;
import static com.shop.playground.client.Bodies.line;
import static com.shop.playground.client.Bodies.registration;
import static com.shop.playground.client.Bodies.with;
import static com.shop.playground.client.Client.header;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.platform.Covers;
import com.shop.playground.client.Bodies;
import com.shop.playground.client.Client;
import com.shop.playground.client.Customer;
import io.restassured.http.Method;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules that all services share. {@link Conventions} checks every response besides. */
@BlackBox
class ConventionsIT {
  private static final String ADDRESSES = "/user/me/addresses";
  private static final int MAX_BODY = 64 * 1024;
  private static final String REQUEST_ID = "X-Request-Id";

  private final Customer carol = People.somebody();
  private final Client admin = People.admin();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "\"text\"",
        "5",
        "recipient=Carol",
        "{\"recipient\": \"Carol\",}",
        "{\"city\": \"A\", \"city\": \"B\"}",
        "{} {}",
        "{'city': 'Springfield'}"
      })
  @Covers({"CONV-3", "CONV-5"})
  void aBodyThatIsNoJsonObjectIsMalformed(String body) {
    assertMalformed(carol.send(Method.POST, ADDRESSES, body));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\u200b", "\u2060\ufeff", "\u3164", "\u0301", "\u00ad", "\ufe0f", "a\u202e"})
  @Covers("CONV-46")
  void textIsAVisibleLine(String text) {
    assertInvalid(carol.post(ADDRESSES, with(address(), "recipient", text)), "recipient");
    assertInvalid(admin.post("/product", with(Shelf.product(1), "name", text)), "name");
  }

  @Test
  @Covers("CONV-47")
  void textIsNormalizedWhereItIsStoredAndSearchedFor() {
    String tag = UUID.randomUUID().toString();
    Response added = Shelf.put(with(Shelf.product(1), "name", "Cafe\u0301 " + tag));

    assertEquals("Caf\u00e9 " + tag, added.path("name"));
    for (String query : List.of("cafe\u0301 " + tag, "caf\u00e9 " + tag)) {
      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(
              () ->
                  assertEquals(
                      List.of(added.<String>path("id")),
                      ShopUnderTest.anyone()
                          .request()
                          .queryParam("q", query)
                          .get("/product")
                          .path("items.id")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null"})
  @Covers("CONV-44")
  void aBodyThatIsMissingIsNamed(String body) {
    assertInvalid(carol.send(Method.POST, ADDRESSES, body), "body");
    assertInvalid(carol.send(Method.POST, "/order", body, header("Idempotency-Key", "k")), "body");
  }

  @Test
  @Covers({"CONV-3", "CONV-4", "CONV-5"})
  void everyServiceReadsBodiesStrictly() {
    Map<String, Object> unknown = Map.of("quantity", 1, "colour", "red");
    String item = "/order/cart/items/" + UUID.randomUUID();

    assertMalformed(carol.put(item, unknown));
    assertMalformed(carol.put(item, Map.of("quantity", List.of(1))));
    assertMalformed(carol.put(item, "{"));
    assertMalformed(carol.post(ADDRESSES, with(address(), "planet", "Earth")));
    assertMalformed(carol.post(ADDRESSES, with(address(), "city", Map.of("name", "Rome"))));
    assertMalformed(admin.post("/product", with(Shelf.product(1), "colour", "red")));
    assertMalformed(admin.post("/product", with(Shelf.product(1), "price", 1299)));
    assertMalformed(carol.post("/payment/cards", with(Bodies.card("4"), "pin", "1234")));
    assertMalformed(carol.post("/payment/cards", "4242"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"5\"", "1.5", "5.0", "1e1", "true", "\"\"", "[5]"})
  @Covers({"CONV-5", "CONV-6"})
  void onlyIntegersAreIntegers(String number) {
    String body =
        """
        {"items": [{"productId": "%s", "quantity": %s}], "cardToken": "t", "shippingAddress": {}}"""
            .formatted(UUID.randomUUID(), number);

    assertMalformed(carol.send(Method.POST, "/order", body, header("Idempotency-Key", "k")));
    assertMalformed(
        carol.send(
            Method.PUT,
            "/order/cart/items/" + UUID.randomUUID(),
            "{\"quantity\": %s}".formatted(number)));
    assertMalformed(
        admin.send(
            Method.POST,
            "/product/" + UUID.randomUUID() + "/stock",
            "{\"delta\": %s, \"reason\": \"r\"}".formatted(number),
            header("Idempotency-Key", "k")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "1.5", "true", "[\"Rome\"]", "{}"})
  @Covers({"CONV-5", "CONV-6"})
  void onlyStringsAreStrings(String text) {
    String registration =
        "{\"email\": \"a@b.cd\", \"password\": \"12345678\", \"name\": %s}".formatted(text);

    assertMalformed(ShopUnderTest.anyone().send(Method.POST, "/user/register", registration));
    assertMalformed(carol.send(Method.PATCH, "/user/me", "{\"name\": %s}".formatted(text)));
    assertMalformed(
        carol.post(
            "/order", "{\"cardToken\": %s}".formatted(text), header("Idempotency-Key", "k")));
  }

  @Test
  @Covers({"CONV-5", "CONV-16"})
  void anIdInABodyIsAnyUuid() {
    Map<String, Object> order = Bodies.order("no-card", List.of(line("lamp", 1)));
    assertMalformed(carol.order(order));

    Response unknown =
        carol.order(Bodies.order("no-card", List.of(line(UUID.randomUUID().toString(), 1))));
    assertProblem(422, "unknown_product", unknown);
  }

  @Test
  @Covers("CONV-2")
  void bodiesAreUtf8() {
    Map<String, Object> address = with(with(address(), "city", "São Paulo 東京"), "country", "BR");

    Response added = carol.post(ADDRESSES, address);

    assertStatus(201, added);
    assertEquals("São Paulo 東京", added.path("city"));
    assertEquals("São Paulo 東京", carol.get(added.header("Location")).path("city"));
  }

  @ParameterizedTest
  @CsvSource({
    "/product, limit, 0",
    "/product, limit, 101",
    "/product, limit, many",
    "/product, limit, 1.5",
    "/product, minPrice, -1",
    "/product, minPrice, cheap",
    "/product, maxPrice, 1.5",
    "/product, inStock, maybe",
    "/product, sort, best",
    "/product, category, No Slug",
    "/product, ids, 1",
    "/product, cursor, 1",
    "/order, limit, 0",
    "/order, limit, 101",
    "/order, status, LOST",
    "/order, status, confirmed",
    "/order, cursor, bWFkZSB1cA",
    "/payment, limit, -1",
    "/payment, orderId, lamp",
    "/payment, cursor, bWFkZSB1cA",
    "/user/me/addresses, limit, 0",
    "/user/me/addresses, cursor, bWFkZSB1cA"
  })
  @Covers({"CONV-10", "CONV-11", "CONV-19", "CONV-21"})
  void anUnreadableParameterIsABadRequest(String path, String parameter, String value) {
    assertInvalid(carol.get(path + "?" + parameter + "=" + value), parameter);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/product", "/product/categories", "/order", "/payment", "/user/me"})
  @Covers("CONV-12")
  void unknownParametersAreIgnored(String path) {
    assertStatus(200, carol.get(path + "?colour=red&utm_source=mail"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/product?q=&category=&minPrice=&maxPrice=&inStock=&sort=&limit=&cursor=",
        "/order?status=&limit=&cursor=",
        "/payment?orderId=&limit=&cursor=",
        "/user/me/addresses?limit=&cursor="
      })
  @Covers("CONV-43")
  void anEmptyParameterCountsAsMissing(String path) {
    assertStatus(200, carol.get(path));
  }

  @Test
  @Covers({"CONV-15", "CONV-18"})
  void idsAndTimesAreCurrent() {
    Response user = ShopUnderTest.anyone().post("/user/register", registration());
    Response product = Shelf.put(Shelf.product(1));
    Response address = carol.post(ADDRESSES, address());

    for (Response made : List.of(user, product, address)) {
      assertEquals(7, UUID.fromString(made.path("id")).version());
    }
    for (Response made : List.of(user, product)) {
      Duration age = Duration.between(Instant.parse(made.path("createdAt")), Instant.now()).abs();
      assertTrue(age.compareTo(Duration.ofMinutes(5)) < 0, () -> "the clock is off by " + age);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/user/me", "/user", "/user/me/addresses", "/order", "/order/cart", "/payment"})
  @Covers({"CONV-29", "CONV-1"})
  void aMissingOrInvalidTokenIsUnauthorized(String path) {
    for (Response refused :
        List.of(
            ShopUnderTest.anyone().get(path),
            ShopUnderTest.bearing("no.good.token").get(path),
            ShopUnderTest.anyone().get(path, header("Authorization", "Basic Y2Fyb2w6cHc=")),
            ShopUnderTest.anyone().get(path, header("Authorization", "Bearer")))) {
      assertProblem(401, "unauthorized", refused);
      assertEquals("Bearer", refused.header("WWW-Authenticate"));
    }
  }

  @Test
  @Covers({"CONV-58", "CONV-59"})
  void aWellFormedRequestIdIsTakenOverAndAnyOtherReplaced() {
    for (String path : List.of("/user/jwks", "/product", "/order", "/payment", "/order/x")) {
      String own = UUID.randomUUID().toString();
      Client anyone = ShopUnderTest.anyone();

      assertEquals(own, anyone.get(path, header(REQUEST_ID, own)).header(REQUEST_ID));
      assertNotEquals("me@x", anyone.get(path, header(REQUEST_ID, "me@x")).header(REQUEST_ID));
      assertNotEquals(anyone.get(path).header(REQUEST_ID), anyone.get(path).header(REQUEST_ID));
    }
  }

  @Test
  @Covers("CONV-32")
  void publicOperationsIgnoreAnInvalidToken() {
    Client forger = ShopUnderTest.bearing("no.good.token");
    Map<String, Object> registration = registration();

    assertStatus(201, forger.post("/user/register", registration));
    Response login =
        forger.post(
            "/user/login", Bodies.credentials((String) registration.get("email"), Bodies.PASSWORD));
    assertStatus(200, login);
    Map<String, Object> token = Map.of("refreshToken", login.path("refreshToken"));
    Response refreshed = forger.post("/user/refresh", token);
    assertStatus(200, refreshed);
    assertStatus(
        204, forger.post("/user/logout", Map.of("refreshToken", refreshed.path("refreshToken"))));
    assertStatus(200, forger.get("/user/jwks"));
    assertStatus(200, forger.get("/product"));
    assertStatus(200, forger.get("/product/categories"));
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /user/me, 'GET, PATCH'",
    "PATCH, /user/me/addresses, 'GET, POST'",
    "PUT, /product, 'GET, POST'",
    "PATCH, /product/0197a4b0-0000-7000-8000-000000000000, 'DELETE, GET, PUT'",
    "PUT, /order, 'GET, POST'",
    "POST, /order/cart, 'DELETE, GET'",
    "PUT, /payment, GET",
    "GET, /payment/0197a4b0-0000-7000-8000-000000000000/refund, POST",
    "GET, /product/0197a4b0-0000-7000-8000-000000000000/stock, POST",
    "GET, /order/0197a4b0-0000-7000-8000-000000000000/ship, POST",
    "PUT, /order/0197a4b0-0000-7000-8000-000000000000/cancel, POST",
    "POST, /order/0197a4b0-0000-7000-8000-000000000000/events, GET"
  })
  @Covers("CONV-36")
  void anUnsupportedMethodNamesTheAllowedOnes(Method method, String path, String allowed) {
    Response refused = admin.send(method, path, null);

    assertProblem(405, "method_not_allowed", refused);
    assertTrue(list(refused.header("Allow")).containsAll(list(allowed)), refused.header("Allow"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/user/me", "/product", "/order", "/order/cart", "/payment"})
  @Covers("CONV-37")
  void anUnsupportedAcceptIsNotAcceptable(String path) {
    assertProblem(406, "not_acceptable", carol.get(path, header("Accept", "image/png")));
    assertStatus(200, carol.get(path, header("Accept", "application/json")));
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /user/register",
    "POST, /user/login",
    "PATCH, /user/me",
    "POST, /user/me/addresses",
    "POST, /order",
    "PUT, /order/cart/items/0197a4b0-0000-7000-8000-000000000000",
    "POST, /payment/cards"
  })
  @Covers("CONV-38")
  void anUnsupportedContentTypeIsRejected(Method method, String path) {
    for (String type : List.of("text/plain", "application/x-www-form-urlencoded")) {
      assertProblem(
          415,
          "unsupported_media_type",
          carol.send(method, path, "{}", header("Content-Type", type)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/user/me/addresses", "/user/register", "/order", "/payment/cards"})
  @Covers("CONV-35")
  void aBodyOfMoreThan64KibIsTooLarge(String path) {
    String body = "{\"city\": \"" + "x".repeat(MAX_BODY) + "\"}";

    assertProblem(
        413,
        "payload_too_large",
        carol.send(Method.POST, path, body, header("Idempotency-Key", "k")));
  }

  @Test
  @Covers("CONV-35")
  void aBodyOf64KibIsAccepted() {
    String address = "{\"recipient\": \"C\", \"line1\": \"1\", \"city\": \"A\"";
    String rest = ", \"postalCode\": \"1\", \"country\": \"US\"}";
    String padding = " ".repeat(MAX_BODY - address.length() - rest.length());

    assertStatus(201, carol.send(Method.POST, ADDRESSES, address + padding + rest));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/user/me/nothing", "/product/a/b", "/order/cart/x", "/payment/a/b/c"})
  @Covers({"CONV-1", "CONV-25", "CONV-26", "CONV-28", "CONV-40"})
  void anUnknownPathIsNotFound(String path) {
    Response nothing = admin.get(path);

    assertProblem(404, "not_found", nothing);
    assertEquals(path, nothing.path("instance"));
  }

  private static void assertMalformed(Response answer) {
    assertProblem(400, "malformed_request", answer);
  }

  private static Set<String> list(String methods) {
    return Arrays.stream(methods.split(",")).map(String::strip).collect(Collectors.toSet());
  }
}
