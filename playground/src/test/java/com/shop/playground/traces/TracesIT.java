package com.shop.playground.traces;

import static com.shop.playground.system.RunningShop.CRASH_POINTS;
import static com.shop.playground.traces.TracedShop.STORE;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.platform.Covers;
import com.shop.playground.client.Bodies;
import com.shop.playground.client.Client;
import com.shop.playground.client.Customer;
import com.shop.playground.gateway.RawClient;
import com.shop.playground.gateway.RawMessage;
import com.shop.playground.shop.Service;
import com.shop.playground.system.RunningShop;
import com.shop.playground.wire.Boundary.Side;
import com.shop.playground.wire.CrashPoints.CrashPoint;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.restassured.http.Header;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a trace store receives from the services. */
@ExtendWith({RunningShop.class, TracedShop.class})
@Order(TracedShop.LAST)
class TracesIT {
  private static final Duration TO_REST = Duration.ofSeconds(60);
  private static final String TRACE_ID = "X-Trace-Id";
  private static final Pattern ROUTE = Pattern.compile("\"route\":\"([^\"]*)\"");

  /** Of somebody else, who wants it to be recorded or not. */
  private static final String FOREIGN = "0af7651916cd43dd8448eb211c80319c";

  private static final CrashPoint PAYMENT_RESPONSE =
      new CrashPoint(
          "order-service calls payment-service: PUT /internal/payments/{id}", 1, Side.AFTER);

  private final Customer carol = Customer.register(RunningShop.endpoint());

  @Test
  @Covers("OPS-7")
  void anOrderIsOneTraceThroughAllServicesAndTheirDatabases() {
    Response order = carol.orderWith(Bodies.GOOD_CARD);
    assertEquals(201, order.statusCode(), order::asString);
    String trace = order.header(TRACE_ID);

    await()
        .until(
            () -> titles(STORE.trace(trace)),
            hasItems(
                "order-service POST /order",
                "product-service PUT /internal/reservations/{orderId}",
                "payment-service PUT /internal/payments/{orderId}",
                "product-service POST /internal/reservations/{orderId}/confirm"));
    await().until(() -> withoutParent(trace), equalTo(List.of("order-service POST /order")));
    assertEquals(
        Set.of("order-service", "product-service", "payment-service"),
        STORE.trace(trace).stream()
            .filter(RecordedSpan::isStatement)
            .map(RecordedSpan::service)
            .collect(Collectors.toSet()));
  }

  @Test
  @Covers("OPS-8")
  void anOrderOfAKilledReplicaIsOneConnectedStory() throws Exception {
    Map<String, Object> body =
        Bodies.orderOf(carol.product().get("id"), carol.card(Bodies.GOOD_CARD));
    String key = UUID.randomUUID().toString();
    CRASH_POINTS.begin(Optional.of(PAYMENT_RESPONSE));
    String id;
    try {
      id =
          await()
              .atMost(TO_REST)
              .ignoreExceptions()
              .until(() -> carol.order(key, body), order -> order.statusCode() == 201)
              .path("id");
      assertTrue(CRASH_POINTS.victim().isPresent());
    } finally {
      CRASH_POINTS.begin(Optional.empty());
      RunningShop.start();
    }

    // More than one, if the first did not complete the order.
    Supplier<List<RecordedSpan>> continuations =
        () -> STORE.spans(span -> span.name().equals("continue order") && span.isAbout(id));
    await().until(() -> !continuations.get().isEmpty());
    assertTrue(continuations.get().stream().allMatch(RecordedSpan::isRoot));
    List<String> linked =
        continuations.get().stream()
            .flatMap(span -> span.linkedTraces().stream())
            .distinct()
            .toList();
    assertEquals(1, linked.size(), linked::toString);
    String placed = linked.get(0);
    // What the killed replica itself did not send any more is lost.
    await()
        .until(
            () -> titles(STORE.trace(placed)),
            hasItems(
                "product-service PUT /internal/reservations/{orderId}",
                "payment-service PUT /internal/payments/{orderId}"));
    await()
        .until(
            () ->
                continuations.get().stream()
                    .flatMap(span -> titles(STORE.trace(span.traceId())).stream())
                    .toList(),
            hasItems(
                "payment-service PUT /internal/payments/{orderId}",
                "product-service POST /internal/reservations/{orderId}/confirm"));
  }

  @ParameterizedTest
  @Covers("CONV-62")
  @ValueSource(strings = {"00", "01"})
  void aClientsTraceIsIgnored(String flags) {
    Header foreign = Client.header("traceparent", "00-" + FOREIGN + "-b7ad6b7169203331-" + flags);

    String trace = carol.get("/order/cart", foreign).header(TRACE_ID);

    assertNotEquals(FOREIGN, trace);
    await().until(() -> titles(STORE.trace(trace)), hasItems("order-service GET /order/cart"));
    assertEquals(List.of(), STORE.trace(FOREIGN));
  }

  @Test
  @Covers("CONV-61")
  void aReplayedProblemHasItsOwnTraceId() {
    Map<String, Object> body =
        Bodies.orderOf(carol.product().get("id"), carol.card("4000000000000002"));
    String key = UUID.randomUUID().toString();

    Response first = carol.outcome(key, body);
    Response replay = carol.order(key, body);

    first.then().statusCode(402).body("traceId", equalTo(first.header(TRACE_ID)));
    replay.then().header("Idempotent-Replayed", "true");
    assertNotEquals(first.header(TRACE_ID), replay.header(TRACE_ID));
    assertEquals(replay.header(TRACE_ID), replay.path("traceId"));
  }

  @Test
  void logLinesHaveTheTraceId() throws Exception {
    Response order = carol.orderWith(Bodies.GOOD_CARD);
    assertEquals(201, order.statusCode(), order::asString);
    String traceId = "\"traceId\":\"" + order.header(TRACE_ID) + "\"";

    await()
        .until(
            () -> routes(traceId),
            equalTo(
                Set.of(
                    "/order",
                    "/internal/reservations/{orderId}",
                    "/internal/payments/{orderId}",
                    "/internal/reservations/{orderId}/confirm")));
  }

  @Test
  void spansHaveNothingPersonal() {
    String trace =
        carol
            .get(
                "/product?q=" + carol.id(),
                Client.header("User-Agent", carol.email()),
                Client.header("X-Forwarded-For", "203.0.113.7"))
            .header(TRACE_ID);

    await().until(() -> titles(STORE.trace(trace)), hasItems("product-service GET /product"));
    for (RecordedSpan span : STORE.trace(trace)) {
      for (String text : List.of(carol.id(), carol.email(), "203.0.113.7")) {
        assertFalse(span.toString().contains(text), span::toString);
      }
    }
  }

  /** No client sends these. */
  @ParameterizedTest
  @ValueSource(
      strings = {"GET /product?q=100%", "GET /%%zz", "GET /internal/%zz", "INVENTED /product"})
  void aMalformedRequestHasAResponseAndItsTraceNothingOfIt(String request) throws Exception {
    int port = RunningShop.SHOP.pod(Service.PRODUCT).getPort();

    RawMessage response =
        RawClient.exchange(port, request + " HTTP/1.1\r\nHost: localhost\r\n\r\n");

    String trace = response.header(TRACE_ID).orElseThrow();
    await().until(() -> STORE.trace(trace).stream().anyMatch(RecordedSpan::isRoot));
    for (RecordedSpan span : STORE.trace(trace)) {
      for (String text : List.of("100%", "zz", "INVENTED")) {
        assertFalse(span.toString().contains(text), span::toString);
      }
    }
  }

  @Test
  void anEventStreamHasNoPollsInItsTrace() {
    Map<String, Object> body =
        Bodies.orderOf(carol.product().get("id"), carol.card("4000000000000119"));
    String order = carol.order(body).path("id");

    // Until the order is at rest, after some polls.
    Response stream =
        carol.get("/order/" + order + "/events", Client.header("Accept", "text/event-stream"));

    assertTrue(stream.asString().contains("CONFIRMED"), stream::asString);
    String trace = stream.header(TRACE_ID);
    await().until(() -> STORE.trace(trace).stream().anyMatch(RecordedSpan::isRoot));
    assertEquals(
        List.of(),
        STORE.trace(trace).stream()
            .filter(span -> span.toString().contains("order_event"))
            .toList());
  }

  @Test
  void aResponseTimeHasTheTraceOfARequest() {
    Pattern exemplar =
        Pattern.compile(
            "http_server_request_duration_seconds_bucket\\{.*http_route=\"/order\".*} \\S+ # "
                + "\\{.*trace_id=\"(\\w+)\".*");
    Set<String> traces =
        await()
            .until(
                () -> {
                  carol.orderWith(Bodies.GOOD_CARD).then().statusCode(201);
                  return RunningShop.SHOP.pods().get(Service.ORDER).stream()
                      .flatMap(pod -> openMetrics(pod).lines())
                      .map(exemplar::matcher)
                      .filter(Matcher::matches)
                      .map(line -> line.group(1))
                      .collect(Collectors.toSet());
                },
                found -> !found.isEmpty());

    for (String trace : traces) {
      await()
          .until(
              () ->
                  titles(STORE.trace(trace)).stream()
                      .anyMatch(title -> title.matches("order-service (GET|POST) /order")));
    }
  }

  /** As Prometheus asks for it. */
  private static String openMetrics(URI pod) {
    return given()
        .accept(
            "application/openmetrics-text;version=1.0.0,text/plain;version=0.0.4;q=0.5,*/*;q=0.1")
        .get(pod.resolve("/metrics"))
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  /** Neither polls nor probes begin any. */
  @Test
  void onlyRequestsAndContinuationsBeginTraces() {
    carol.get("/order/ready").then().statusCode(200);
    String trace = carol.get("/order").header(TRACE_ID);
    await().until(() -> titles(STORE.trace(trace)), hasItems("order-service GET /order"));

    List<RecordedSpan> others =
        STORE.spans(
            span ->
                span.isRoot()
                    && (span.kind() != SpanKind.SPAN_KIND_SERVER || span.name().contains("ready"))
                    && !span.name().equals("continue order"));
    assertEquals(List.of(), others);
  }

  /** The routes of the requests with such a line in a log. */
  private static Set<String> routes(String text) throws IOException {
    Set<String> routes = new TreeSet<>();
    try (Stream<Path> logs = Files.list(RunningShop.SHOP.logs())) {
      for (Path log : logs.toList()) {
        Files.readAllLines(log).stream()
            .filter(line -> line.contains(text) && line.contains("com.shop.access"))
            .map(ROUTE::matcher)
            .filter(Matcher::find)
            .forEach(route -> routes.add(route.group(1)));
      }
    }
    return routes;
  }

  private static List<String> withoutParent(String trace) {
    List<RecordedSpan> spans = STORE.trace(trace);
    Set<String> ids = spans.stream().map(RecordedSpan::spanId).collect(Collectors.toSet());
    return titles(spans.stream().filter(span -> !ids.contains(span.parentId())).toList());
  }

  private static List<String> titles(List<RecordedSpan> spans) {
    return spans.stream().map(RecordedSpan::title).toList();
  }
}
