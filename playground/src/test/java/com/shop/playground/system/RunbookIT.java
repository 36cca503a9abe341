package com.shop.playground.system;

import static com.shop.playground.system.RunningShop.SHOP;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.database.FreePort;
import com.shop.database.ServerProcess;
import com.shop.playground.client.Bodies;
import com.shop.playground.client.Customer;
import com.shop.playground.docs.Runbook;
import com.shop.playground.docs.Runbook.Part;
import com.shop.playground.monitoring.Outlook;
import com.shop.playground.shop.Program;
import com.shop.playground.shop.Service;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Exercises {@code docs/runbook.md}: breaks the shop, checks that the alert fires, runs what its
 * entry says under Look and Remedy, as it is printed there, and checks that the alert ends. {@code
 * scripts/up} is {@link RunningShop#start}.
 */
@ExtendWith(RunningShop.class)
@Tag("alerts")
class RunbookIT {
  private static final String FAILS_TWICE = "4000000000000119";
  private static final String DECLINED = "4000000000000002";
  private static final Duration TO_REST = Duration.ofSeconds(60);

  /** Until orders in flight have been counted again. */
  private static final Duration TO_COUNT = Duration.ofSeconds(40);

  /** So many that their attempts open the circuit of each pod. */
  private static final int ORDERS = 12;

  /** More than the connections of both pods of product-service. */
  private static final int READERS = 60;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Customer carol = Customer.register(RunningShop.endpoint());

  @AfterEach
  void everythingRecovers() throws Exception {
    RunningShop.start();
    RunningShop.assertAllIsRight();
  }

  @Test
  void aServiceIsDown() throws Exception {
    Map<String, Object> body = body(Bodies.GOOD_CARD);
    List<Outlook.Scrape> before = scrape();
    double opened = sum("ft_circuitbreaker_opened_total");
    RunningShop.kill(Service.PAYMENT);
    List<String> orders =
        together(ORDERS, () -> carol.order(body)).stream()
            .map(answer -> answer.then().statusCode(202).extract().<String>path("id"))
            .toList();
    await().until(() -> sum("ft_circuitbreaker_opened_total"), greaterThan(opened));
    String waiting = orders.get(0);
    String stuck = orders.get(1);
    since(waiting, "tries");
    since(stuck, "10");
    await().atMost(TO_COUNT).until(() -> sum("shop_orders_stuck"), greaterThan(0.0));
    Outlook outlook = new Outlook(before, scrape());

    outlook.fires("PodDown", "ServiceDown", "CircuitOpen", "OrdersWait", "OrdersStuck");
    for (String order : List.of(waiting, stuck)) {
      await()
          .until(
              () -> lastErrors(look("OrdersWait", "SELECT")).getOrDefault(order, ""),
              containsString("payment-service"));
    }
    assertEquals(Set.of(stuck), lastErrors(look("OrdersStuck", "SELECT")).keySet());

    follow("ServiceDown", "scripts/up");
    for (String entry : List.of("PodDown", "CircuitOpen", "OrdersWait")) {
      assertEquals(
          Runbook.span("ServiceDown", Part.REMEDY, "scripts/up"),
          Runbook.span(entry, Part.REMEDY, "scripts/up"));
    }
    follow("OrdersStuck", "POST", stuck);
    for (String order : orders) {
      carol.restingStatus(order, TO_REST);
    }
    await().until(() -> carol.get("/order/" + stuck).path("status"), equalTo("CANCELLED"));
    carol.get("/order/" + waiting).then().body("status", equalTo("CONFIRMED"));
    assertEnds("PodDown", "ServiceDown", "CircuitOpen", "OrdersWait", "OrdersStuck");
  }

  @Test
  void theDatabaseRefusesAService() throws Exception {
    RunningShop.requireOwnDatabase();
    Map<String, Object> body = body(Bodies.GOOD_CARD);
    List<Outlook.Scrape> before = scrape();
    RunningShop.sql("ALTER USER order_service@'%' IDENTIFIED BY 'another'");
    try (Connection server = SHOP.database();
        Statement statement = server.createStatement()) {
      for (long id : ServerProcess.of(server, "order_service")) {
        statement.execute("KILL " + id);
      }
    }
    // Not through the gateway, which answers itself while no pod is ready.
    Customer pod = carol.at(RunningShop.endpoint(SHOP.pod(Service.ORDER)));
    await().until(() -> pod.get("/order").statusCode() == 503);
    pod.order(body).then().statusCode(503);
    await().until(() -> status(SHOP.pod(Service.ORDER).resolve("/ready")) == 503);

    Outlook outlook = new Outlook(before, scrape());
    outlook.fires("RequestsFail", "OrdersFail");
    for (String entry : List.of("RequestsFail", "OrdersFail")) {
      outlook.largest(
          look(entry, "sum by"),
          "http_response_status_code",
          "{http_response_status_code=\"503\"}");
    }
    assertLogged("order-service", Runbook.span("A pod is not ready", Part.CAUSE, "Access denied"));

    follow("A pod is not ready", "scripts/up");
    assertEquals(200, status(SHOP.pod(Service.ORDER).resolve("/ready")));
    await().until(() -> carol.get("/order").statusCode() == 200);
    assertEnds("RequestsFail", "OrdersFail");
  }

  @Test
  void theDatabaseIsSlow() throws Exception {
    Map<String, Object> body = body(Bodies.GOOD_CARD);
    List<Outlook.Scrape> before = scrape();
    CompletableFuture<Response> answer;
    try (Connection blocker = SHOP.database();
        Statement lock = blocker.createStatement()) {
      blocker.setAutoCommit(false);
      lock.execute("SELECT id FROM productdb.product FOR UPDATE");
      answer = CompletableFuture.supplyAsync(() -> carol.order(body));
      lock.execute("SELECT SLEEP(4)");
      blocker.rollback();
    }
    answer.join().then().statusCode(201);
    Outlook outlook = new Outlook(before, scrape());

    outlook.fires("CheckoutIsSlow");
    outlook.largest(look("CheckoutIsSlow", "sum by"), "step", "{step=\"RESERVE\"}");

    assertEnds("CheckoutIsSlow");
  }

  @Test
  void aTableIsLocked() throws Exception {
    List<Outlook.Scrape> before = scrape();
    List<Outlook.Scrape> meanwhile;
    CompletableFuture<List<Response>> answers;
    try (Connection blocker = SHOP.database();
        Statement lock = blocker.createStatement()) {
      lock.execute("LOCK TABLES productdb.product WRITE");
      answers = CompletableFuture.supplyAsync(() -> together(READERS, this::browse));
      String list = look("ConnectionsExhausted", "SHOW");
      await()
          .until(() -> running(list).stream().filter(sql -> sql.contains("product")).count() > 20);
      await().until(() -> sum("agroal_awaiting_count"), greaterThan(0.0));
      meanwhile = scrape();
      lock.execute("UNLOCK TABLES");
    }
    // A request that has waited for too long has failed.
    answers.join().forEach(answer -> answer.then().statusCode(oneOf(200, 503)));

    new Outlook(before, meanwhile).fires("ConnectionsExhausted");
    Outlook outlook = new Outlook(before, scrape());
    outlook.fires("BrowsingIsSlow", "ResponsesSlow");
    outlook.largest(
        look("ResponsesSlow", "histogram").replace("NAME", "product-service"),
        "http_route",
        "{http_route=\"/product\"}");

    assertEnds("ConnectionsExhausted", "BrowsingIsSlow", "ResponsesSlow");
  }

  @Test
  void theReplicaIsAway() throws Exception {
    List<Outlook.Scrape> before = scrape();
    RunningShop.rerun(Set.of(Service.PRODUCT), RunbookIT::withoutItsReplica);
    together(READERS, this::browse).forEach(answer -> answer.then().statusCode(200));
    Outlook outlook = new Outlook(before, scrape());

    outlook.fires("ReplicaNotUsed");
    assertLogged("product-service", look("ReplicaNotUsed", "Reading from a replica failed"));

    // As if the setting were removed.
    RunningShop.rerun(Set.of(Service.PRODUCT), UnaryOperator.identity());
    assertEnds("ReplicaNotUsed");
  }

  private static Program withoutItsReplica(Program program) {
    return program
        .with(
            variable(Runbook.span("ReplicaNotUsed", Part.REMEDY, "quarkus.")),
            "jdbc:mysql://127.0.0.1:%d/productdb".formatted(FreePort.any()))
        .with("DB_READER_PASSWORD", "no server needs it");
  }

  /** By which a setting is set. */
  private static String variable(String setting) {
    return setting.replace('.', '_').toUpperCase(Locale.ROOT);
  }

  @Test
  void thePaymentGatewayDoesNotRespond() throws Exception {
    Map<String, Object> body = body(FAILS_TWICE);
    List<Outlook.Scrape> before = scrape();
    double unknown = sum("shop_gateway_calls_seconds_count", "UNKNOWN");
    String order = carol.order(body).path("id");
    await().until(() -> sum("shop_gateway_calls_seconds_count", "UNKNOWN"), greaterThan(unknown));
    Outlook outlook = new Outlook(before, scrape());

    outlook.fires("PaymentGatewaySilent");
    outlook.largest(
        look("PaymentGatewaySilent", "sum by"),
        "operation, outcome",
        "{operation=\"CAPTURE\", outcome=\"UNKNOWN\"}");
    assertLogged("payment-service", look("PaymentGatewaySilent", "outcome unknown"));

    assertEquals("CONFIRMED", carol.restingStatus(order, TO_REST));
    assertEnds("PaymentGatewaySilent");
  }

  @Test
  void manyCardsAreDeclined() throws Exception {
    Map<String, Object> body = body(DECLINED);
    List<Outlook.Scrape> before = scrape();
    for (int i = 0; i < 5; i++) {
      carol.order(body).then().statusCode(402);
    }
    Outlook outlook = new Outlook(before, scrape());

    outlook.fires("ManyCompensations");
    outlook.largest(
        look("ManyCompensations", "sum by"),
        "status, reason",
        "{reason=\"payment_declined\", status=\"REJECTED\"}");

    assertEnds("ManyCompensations");
  }

  @Test
  void aProductIsSoldOut() throws Exception {
    String product = carol.product().get("id").toString();
    Map<String, Object> body = Bodies.orderOf(product, carol.card(Bodies.GOOD_CARD));
    carol.admin().adjustStock(product, -carol.available(product));
    List<Outlook.Scrape> before = scrape();
    for (int i = 0; i < 5; i++) {
      carol.order(body).then().statusCode(409);
    }
    Outlook outlook = new Outlook(before, scrape());

    outlook.fires("ManyCompensations");
    outlook.largest(
        look("ManyCompensations", "sum by"),
        "status, reason",
        "{reason=\"insufficient_stock\", status=\"REJECTED\"}");

    follow("ManyCompensations", "POST", product);
    carol.order(body).then().statusCode(201);
    assertEnds("ManyCompensations");
  }

  /** While orders are placed, as they should be. */
  private void assertEnds(String... alerts) throws Exception {
    await().atMost(TO_COUNT).until(() -> sum("shop_orders_in_flight") == 0);
    List<Outlook.Scrape> before = scrape();
    Map<String, Object> body = body(Bodies.GOOD_CARD);
    for (int i = 0; i < 3; i++) {
      carol.order(body).then().statusCode(201);
    }
    new Outlook(before, scrape()).isSilent(alerts);
  }

  private Map<String, Object> body(String card) {
    return Bodies.orderOf(carol.product().get("id"), carol.card(card));
  }

  /** Makes an order wait for longer than the alert does, and sets how often it has failed. */
  private static void since(String order, String tries) {
    RunningShop.sql(
        "UPDATE orderdb.orders SET placed_at = placed_at - INTERVAL 10 MINUTE, tries = %s"
                .formatted(tries)
            + " WHERE id = UUID_TO_BIN('%s')".formatted(order));
  }

  /** What the query of the page says about each order. */
  private static Map<String, String> lastErrors(String sql) throws Exception {
    Map<String, String> errors = new TreeMap<>();
    try (Connection server = SHOP.database();
        Statement statement = server.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        errors.put(row.getString(1), String.valueOf(row.getString("last_error")));
      }
    }
    return errors;
  }

  /** What the server runs. */
  private static List<String> running(String sql) throws Exception {
    List<String> statements = new ArrayList<>();
    try (Connection server = SHOP.database();
        Statement statement = server.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        if (Set.of("Query", "Execute").contains(row.getString("Command"))) {
          statements.add(String.valueOf(row.getString("Info")));
        }
      }
    }
    return statements;
  }

  /** A list that nobody has asked for yet. */
  private Response browse() {
    return carol.get("/product?minPrice=" + ThreadLocalRandom.current().nextInt(1_000_000));
  }

  /** Calls as often as that at once, and waits for all results. */
  private static <T> List<T> together(int times, Supplier<T> call) {
    ExecutorService clients = Executors.newFixedThreadPool(times);
    try {
      return IntStream.range(0, times)
          .mapToObj(i -> CompletableFuture.supplyAsync(call, clients))
          .toList()
          .stream()
          .map(CompletableFuture::join)
          .toList();
    } finally {
      clients.shutdownNow();
    }
  }

  private List<Outlook.Scrape> scrape() throws Exception {
    List<Outlook.Scrape> scrapes = new ArrayList<>();
    for (Map.Entry<Service, List<URI>> service : SHOP.pods().entrySet()) {
      for (URI pod : service.getValue()) {
        scrapes.add(
            new Outlook.Scrape(service.getKey().toString(), pod.getAuthority(), metrics(pod)));
      }
    }
    return scrapes;
  }

  private List<String> metrics(URI pod) throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(pod.resolve("/metrics")).build();
    try {
      return http.send(request, BodyHandlers.ofString()).body().lines().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private int status(URI uri) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(uri).build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }

  /** The sum of a metric's series, over all pods. */
  private double sum(String metric) throws Exception {
    return sum(metric, "");
  }

  private double sum(String metric, String label) throws Exception {
    return scrape().stream()
        .flatMap(pod -> pod.metrics().stream())
        .filter(line -> line.startsWith(metric) && line.contains(label))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .filter(value -> !Double.isNaN(value))
        .sum();
  }

  private static void assertLogged(String service, String text) {
    await().atMost(TO_COUNT).until(() -> log(service).contains(text));
  }

  /** Of all replicas. */
  private static String log(String service) throws IOException {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> logs = Files.list(SHOP.logs())) {
      for (Path log : logs.filter(file -> file.toString().contains(service)).toList()) {
        text.append(Files.readString(log));
      }
    }
    return text.toString();
  }

  private static String look(String entry, String beginning) {
    return Runbook.span(entry, Part.LOOK, beginning);
  }

  /**
   * Does what an entry says under Remedy.
   *
   * @param ids what it is done to
   */
  private void follow(String entry, String beginning, String... ids) throws Exception {
    String remedy = Runbook.span(entry, Part.REMEDY, beginning);
    if (remedy.equals("scripts/up")) {
      RunningShop.start();
      return;
    }
    String[] request = remedy.split(" ", 3);
    assertEquals("POST", request[0], remedy);
    String path = request[1].replace("{id}", ids[0]);
    Response response =
        request.length == 2
            ? carol.admin().post(path)
            : carol.admin().postWithKey(path, UUID.randomUUID().toString(), request[2]);
    response.then().statusCode(oneOf(200, 202));
  }
}
