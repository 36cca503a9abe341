package com.shop.order.checkout;

import static com.shop.order.OrderApi.order;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.shop.database.MySqlTestResource;
import com.shop.order.Faults;
import com.shop.order.OrderApi;
import com.shop.order.client.payment.FakePayments;
import com.shop.order.client.product.FakeReservations;
import com.shop.platform.Ids;
import com.shop.platform.Times;
import com.shop.platform.identity.TestTokens;
import com.shop.platform.persistence.Transactions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Replicas of release 1.0 and of this one share a database: each reads what the other has written.
 * The hashes and the JSON here were copied from rows that release 1.0 had written.
 */
@QuarkusTest
@QuarkusTestResource(TestTokens.class)
@QuarkusTestResource(
    value = MySqlTestResource.class,
    initArgs = @ResourceArg(name = "schema", value = "orderdb"))
class ReleaseCompatibilityTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final UUID PRODUCT = UUID.fromString("019a0000-0000-7000-8000-0000000000b1");

  /** The hash of a body without {@code expectedTotal}. */
  private static final String REQUEST_HASH =
      "6B3C227F15FF0A1F4EA6AC0808D51412A81A2FC722D4B630E82866B22EBC7080";

  private static final String ADDRESS =
      """
      {"city": "Springfield", "line1": "1 Main St", "country": "US", "recipient": "Alice", \
      "postalCode": "12345"}""";

  private static final String RESPONSE =
      """
      {"id":"01a22502-b24c-7b3e-9c8b-bdfb2981a1a8",\
      "customerId":"019a0000-0000-7000-8000-0000000000a1","status":"CONFIRMED",\
      "items":[{"productId":"019a0000-0000-7000-8000-0000000000b1","quantity":2,"sku":"SKU",\
      "name":"Thing","unitPrice":{"amount":1500,"currency":"USD"},\
      "lineTotal":{"amount":3000,"currency":"USD"}}],"total":{"amount":3000,"currency":"USD"},\
      "payment":{"id":"01a22502-b31a-7c2e-a2ed-18bcaf34bbd2","status":"CAPTURED","brand":"visa",\
      "last4":"4242"},"shippingAddress":{"recipient":"Alice","line1":"1 Main St",\
      "city":"Springfield","postalCode":"12345","country":"US"},\
      "placedAt":"2026-11-29T01:54:23.455Z","updatedAt":"2026-11-29T01:54:23.678Z"}""";

  /** The rejection as release 1.0 reads it, with the status that it responds with. */
  private record OldRejection(
      int status, String code, String detail, Map<String, Object> members) {}

  @Inject EntityManager db;

  private final OrderApi alice =
      new OrderApi(UUID.fromString("019a0000-0000-7000-8000-0000000000a1"));

  @BeforeEach
  void noFaults() {
    Faults.reset();
  }

  @Test
  void aResponseStoredBy10IsReplayed() {
    UUID order = UUID.fromString("01a22502-b24c-7b3e-9c8b-bdfb2981a1a8");
    insert(
        """
        INSERT INTO idempotency_key
          (id, request_hash, subject_id, status, location, body, created_at)
        VALUES (:id, :hash, :order, 201, :location, :body, :now)""",
        Map.of(
            "id",
            bytes("94DBE0B08E79CF05E43F1FA99C5F7C811885FA5976755487DE42126226E7966A"),
            "hash",
            bytes(REQUEST_HASH),
            "order",
            order,
            "location",
            "/order/" + order,
            "body",
            RESPONSE,
            "now",
            Times.now()));

    Response replay = alice.place("confirmed", order(PRODUCT, FakePayments.GOOD_CARD));

    replay
        .then()
        .statusCode(201)
        .contentType("application/json")
        .header("Idempotent-Replayed", "true")
        .header("Location", "/order/" + order);
    assertEquals(RESPONSE, replay.asString());
  }

  @Test
  void aKeyAndItsResponseAreStoredAs10StoresThem() throws Exception {
    UUID order =
        UUID.fromString(alice.place("expired", order(PRODUCT, FakePayments.GOOD_CARD)).path("id"));

    assertEquals(
        "BA9735CB8BDC7AE7573426E0579E28CCB7D54A50EAFC6CA5677EB0AE310B4700",
        hex(column("SELECT id FROM idempotency_key WHERE subject_id = :id", order)));
    assertEquals(REQUEST_HASH, requestHash(order));
    assertEquals(201, storedStatus(order));
    assertEquals(
        "/order/" + order,
        column("SELECT location FROM idempotency_key WHERE subject_id = :id", order));
    assertEquals(withoutIdsAndTimes(RESPONSE), withoutIdsAndTimes(storedBody(order)));
    assertEquals(
        JSON.readTree(ADDRESS), json("SELECT shipping_address FROM orders WHERE id = :id", order));
  }

  @Test
  void theHashOfABodyWithATotalIsThatOf10() {
    Map<String, Object> body = new HashMap<>(order(PRODUCT, FakePayments.GOOD_CARD));
    body.put("expectedTotal", Map.of("amount", 2999, "currency", "USD"));

    Response response = alice.place("price_changed", body);

    assertEquals(
        "1D6CE41F2796A1BF67BBB4F75F8E5AE47D3B593D889DAF31010DBF254FCCC250",
        requestHash(UUID.fromString(response.path("orderId"))));
  }

  static Stream<Arguments> rejectionsOf10() {
    return Stream.of(
        Arguments.of(
            409,
            """
            {"code": "price_changed", "detail": "The total is not what was expected.", \
            "status": 409, "members": {"total": {"amount": 3000, "currency": "USD"}}}"""),
        Arguments.of(
            402,
            """
            {"code": "payment_declined", "detail": "The card was declined.", "status": 402, \
            "members": {"declineCode": "insufficient_funds"}}"""),
        Arguments.of(
            422,
            """
            {"code": "unknown_card", "detail": "Refused: unknown_card", "status": 422, \
            "members": {}}"""),
        Arguments.of(
            409,
            """
            {"code": "insufficient_stock", "detail": "Refused: insufficient_stock", \
            "status": 409, "members": {"shortages": [{"available": 0, "productId": \
            "019a0000-0000-7000-8000-000000000bad", "requested": 1}]}}"""),
        Arguments.of(
            422,
            """
            {"code": "unknown_product", "detail": "Refused: unknown_product", "status": 422, \
            "members": {}}"""),
        Arguments.of(
            409,
            """
            {"code": "reservation_expired", "detail": "The reserved stock ran out before the \
            order was done.", "status": 409, "members": {}}"""));
  }

  @ParameterizedTest
  @MethodSource("rejectionsOf10")
  void anOrderThat10WasRejectingIsFinished(int status, String rejection) throws Exception {
    UUID order = Ids.next();
    insertRejecting(order, rejection);

    alice.awaitStatus(order.toString(), "REJECTED");

    JsonNode stored = JSON.readTree(rejection);
    JsonNode problem = JSON.readTree(storedBody(order));
    assertEquals(status, storedStatus(order));
    assertEquals(stored.path("code"), problem.path("code"));
    assertEquals(stored.path("detail"), problem.path("detail"));
    stored
        .path("members")
        .properties()
        .forEach(member -> assertEquals(member.getValue(), problem.path(member.getKey())));
    alice
        .get("/order/" + order)
        .then()
        .body("rejection.code", equalTo(stored.path("code").asText()));
  }

  static Stream<Map<String, Object>> rejectedOrders() {
    Map<String, Object> atAnotherTotal = new HashMap<>(order(PRODUCT, FakePayments.GOOD_CARD));
    atAnotherTotal.put("expectedTotal", Map.of("amount", 2999, "currency", "USD"));
    return Stream.of(
        atAnotherTotal,
        order(PRODUCT, FakePayments.BAD_CARD),
        order(PRODUCT, "card_of_bob"),
        order(FakeReservations.SOLD_OUT, FakePayments.GOOD_CARD),
        order(FakeReservations.UNKNOWN, FakePayments.GOOD_CARD),
        order(PRODUCT, FakePayments.GOOD_CARD));
  }

  @ParameterizedTest
  @MethodSource("rejectedOrders")
  void aRejectionIsStoredAs10ReadsIt(Map<String, Object> body) throws Exception {
    Faults.at("confirm", false, FakeReservations::expire); // Only the last order gets this far.
    Response response = alice.place(body);
    UUID order = UUID.fromString(response.path("orderId"));

    OldRejection stored =
        JSON.treeToValue(
            json("SELECT rejection FROM orders WHERE id = :id", order), OldRejection.class);

    assertEquals(response.statusCode(), stored.status());
    assertEquals(response.path("code"), stored.code());
    assertEquals(response.path("detail"), stored.detail());
    JsonNode problem = JSON.readTree(response.asString());
    stored
        .members()
        .forEach(
            (name, value) -> assertEquals(JSON.<JsonNode>valueToTree(value), problem.path(name)));
  }

  /** An order whose driver died after it had recorded the rejection. */
  private void insertRejecting(UUID order, String rejection) {
    Instant past = Times.now().minusSeconds(1);
    insert(
        """
        INSERT INTO orders (id, customer_id, status, card_token, shipping_address, rejection,
          continue_at, placed_at, updated_at)
        VALUES (:id, :customer, 'PENDING', 'card_good', :address, :rejection, :at, :at, :at)""",
        Map.of(
            "id", order,
            "customer", alice.customer(),
            "address", ADDRESS,
            "rejection", rejection,
            "at", past));
    insert(
        "INSERT INTO order_line (order_id, line_no, product_id, quantity) VALUES (:id, 0, :product, 2)",
        Map.of("id", order, "product", PRODUCT));
    insert(
        """
        INSERT INTO idempotency_key (id, request_hash, subject_id, created_at)
        VALUES (:key, :key, :id, :at)""",
        Map.of(
            "key",
            bytes("00".repeat(16) + order.toString().replace("-", "")),
            "id",
            order,
            "at",
            past));
  }

  private void insert(String sql, Map<String, Object> parameters) {
    Transactions.run(
        () -> {
          Query insert = db.createNativeQuery(sql);
          parameters.forEach(insert::setParameter);
          insert.executeUpdate();
        });
  }

  private Object column(String query, UUID id) {
    return Transactions.call(
        () -> db.createNativeQuery(query).setParameter("id", id).getSingleResult());
  }

  private JsonNode json(String query, UUID id) throws JsonProcessingException {
    return JSON.readTree((String) column(query, id));
  }

  private String requestHash(UUID order) {
    return hex(column("SELECT request_hash FROM idempotency_key WHERE subject_id = :id", order));
  }

  private int storedStatus(UUID order) {
    return ((Number) column("SELECT status FROM idempotency_key WHERE subject_id = :id", order))
        .intValue();
  }

  private String storedBody(UUID order) {
    return (String) column("SELECT body FROM idempotency_key WHERE subject_id = :id", order);
  }

  private static JsonNode withoutIdsAndTimes(String order) throws JsonProcessingException {
    ObjectNode tree = (ObjectNode) JSON.readTree(order);
    ((ObjectNode) tree.path("payment")).remove(List.of("id", "refunded")); // New since 1.0.
    return tree.remove(List.of("id", "placedAt", "updatedAt"));
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static String hex(Object bytes) {
    return HexFormat.of().withUpperCase().formatHex((byte[]) bytes);
  }
}
