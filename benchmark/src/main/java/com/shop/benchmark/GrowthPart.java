package com.shop.benchmark;

import static com.shop.benchmark.Report.row;

import com.shop.playground.shop.Service;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The same requests to a shop with a thousand products and orders and to one with a million, in
 * turns, at the services' own ports.
 */
final class GrowthPart implements Part {

  private static final int SMALL = 1_000;
  private static final int LARGE = 1_000_000;
  private static final int LARGE_OF_A_QUICK_RUN = 20_000;

  /** The number of products that are ordered, the same in both shops. */
  private static final int ORDERED = 500;

  private static final int OK = 200;
  private static final int CREATED = 201;

  /** Both sizes fit into memory, as on a server that is sized for its data. */
  private static final String BUFFER_POOL = "SET GLOBAL innodb_buffer_pool_size = 2147483648";

  /** Rows are added without waiting for the disk; what is measured is durable again. */
  private static final String HASTY = "SET GLOBAL innodb_flush_log_at_trx_commit = 2";

  private static final String DURABLE = "SET GLOBAL innodb_flush_log_at_trx_commit = 1";

  /** Each list comes from MySQL, since a list that is in the cache takes as long in any shop. */
  private static final Map<String, String> WITHOUT_CACHE = Map.of("SHOP_CATALOGUE_LIST_AGE", "0S");

  /** After which the other shop has its turn; a request that has begun is completed. */
  private static final Duration TURN = Duration.ofMillis(250);

  /** Of {@code POST /order}, so that a turn has tens of orders. */
  private static final Duration ORDERS_TURN = Duration.ofSeconds(3);

  private static final String ORDERS = "POST /order";

  /** One of the two shops, and what is read in it. */
  private record Size(BenchmarkShop shop, Customer customer, UUID customerId, String orderId) {}

  @Override
  public void run(Run run) throws IOException, SQLException, InterruptedException {
    int large = run.settings().quick() ? LARGE_OF_A_QUICK_RUN : LARGE;
    try (BenchmarkShop smallShop = run.startShop("small", WITHOUT_CACHE);
        BenchmarkShop largeShop = run.startShop("large", WITHOUT_CACHE);
        Connection smallServer = smallShop.shop().database();
        Connection largeServer = largeShop.shop().database()) {
      Rows smallRows = addProducts(run, smallServer, SMALL);
      Rows largeRows = addProducts(run, largeServer, large);
      Size smallSize = addOrders(run, smallShop, smallRows, SMALL);
      Size largeSize = addOrders(run, largeShop, largeRows, large);
      // Now, since rows take longer than an access token is valid.
      Map<String, HttpLoad> small = requests(smallSize);
      Map<String, HttpLoad> big = requests(largeSize);
      execute(smallServer, DURABLE);
      execute(largeServer, DURABLE);
      List<List<String>> table = new ArrayList<>();
      table.add(row("request", "%,d".formatted(SMALL), "%,d".formatted(large), "ratio"));
      run.tell("Warming up");
      for (String name : small.keySet()) {
        small.get(name).load(1, turn(name));
        big.get(name).load(1, turn(name));
      }
      for (String name : small.keySet()) {
        table.add(compare(run, name, small.get(name), big.get(name)));
      }
      run.report()
          .section("Growth")
          .paragraph(
              "Median response times in ms with %,d and with %,d products and orders, one client."
                  .formatted(SMALL, large))
          .table(table);
      smallShop.audit();
      largeShop.audit();
    }
  }

  private static Rows addProducts(Run run, Connection server, int count)
      throws SQLException, InterruptedException {
    run.tell("Adding %,d products".formatted(count));
    execute(server, BUFFER_POOL);
    execute(server, HASTY);
    Rows rows = new Rows(server);
    rows.addProducts(count);
    return rows;
  }

  private static Size addOrders(Run run, BenchmarkShop shop, Rows rows, int count)
      throws IOException, SQLException, InterruptedException {
    run.tell("Adding %,d orders".formatted(count));
    Client client = new Client(shop.shop().base());
    Customer customer = Customer.register(client);
    UUID id = UUID.fromString(client.get("/user/me", customer.accessToken()).get("id").textValue());
    rows.addOrders(count, id);
    String orderId =
        client.get("/order?limit=1", customer.accessToken()).at("/items/0/id").textValue();
    return new Size(shop, customer, id, orderId);
  }

  private static void execute(Connection server, String sql) throws SQLException {
    try (Statement statement = server.createStatement()) {
      statement.execute(sql);
    }
  }

  /** What is measured, by the name in the report; first what needs an access token. */
  private static Map<String, HttpLoad> requests(Size size)
      throws IOException, SQLException, InterruptedException {
    Client client = new Client(size.shop().shop().base());
    Customer customer = Customer.logInAgain(client, List.of(size.customer())).get(0);
    Map<String, HttpLoad> requests = new LinkedHashMap<>();
    try (Connection server = size.shop().shop().database()) {
      OrderRequests orders =
          new OrderRequests(List.of(customer), Rows.productsInStock(server).subList(0, ORDERED));
      requests.put(ORDERS, load(size, Service.ORDER, CREATED, orders));
    }
    String own = customer.accessToken();
    String admin = client.logIn("admin@shop.com", "Passw0rd!");
    read(requests, size, Service.ORDER, "an order", "/order/" + size.orderId(), own);
    read(requests, size, Service.ORDER, "own orders", "/order", own);
    read(requests, size, Service.ORDER, "own orders of a status", "/order?status=CONFIRMED", own);
    read(
        requests,
        size,
        Service.ORDER,
        "a customer's orders, as admin",
        "/order?customerId=" + size.customerId(),
        admin);
    read(requests, size, Service.ORDER, "all orders, as admin", "/order?scope=all", admin);
    read(
        requests,
        size,
        Service.ORDER,
        "all orders of a status, as admin",
        "/order?scope=all&status=CONFIRMED",
        admin);
    read(requests, size, Service.PAYMENT, "all payments, as admin", "/payment", admin);
    read(
        requests,
        size,
        Service.PAYMENT,
        "the payment of an order, as admin",
        "/payment?orderId=" + size.orderId(),
        admin);
    for (String path : GrowthQueries.paths()) {
      byte[] request = RequestBytes.get(path);
      requests.put("GET " + path, load(size, Service.PRODUCT, OK, () -> request));
    }
    return requests;
  }

  private static void read(
      Map<String, HttpLoad> requests,
      Size size,
      Service service,
      String name,
      String path,
      String accessToken)
      throws IOException {
    byte[] request = RequestBytes.get(path, accessToken);
    requests.put(name, load(size, service, OK, () -> request));
  }

  private static HttpLoad load(Size size, Service service, int status, Supplier<byte[]> requests)
      throws IOException {
    return new HttpLoad(size.shop().shop().pod(service), status, requests);
  }

  private static Duration turn(String name) {
    return name.equals(ORDERS) ? ORDERS_TURN : TURN;
  }

  private static List<String> compare(Run run, String name, HttpLoad small, HttpLoad large)
      throws IOException, InterruptedException {
    List<Round> smallRounds = new ArrayList<>();
    List<Round> largeRounds = new ArrayList<>();
    for (int i = 0; i < run.settings().rounds(); i++) {
      smallRounds.add(small.load(1, turn(name)));
      largeRounds.add(large.load(1, turn(name)));
    }
    if (smallRounds.stream().anyMatch(round -> round.failed() > 0)
        || largeRounds.stream().anyMatch(round -> round.failed() > 0)) {
      return failed(run, name, smallRounds, largeRounds);
    }
    Spread ratio = Spread.ofRatios(largeRounds, smallRounds, Round::medianMillis);
    run.tell("  %s: %s".formatted(name, ratio));
    return row(
        "`" + name + "`",
        Spread.of(smallRounds, Round::medianMillis),
        Spread.of(largeRounds, Round::medianMillis),
        ratio);
  }

  /** MySQL stops a SELECT after 5 s: the response is then 503, and there is no ratio. */
  private static List<String> failed(Run run, String name, List<Round> small, List<Round> large) {
    int failures = large.stream().mapToInt(Round::failed).sum();
    int smallFailures = small.stream().mapToInt(Round::failed).sum();
    run.tell("  %s: failed".formatted(name));
    return row("`" + name + "`", smallFailures + " failed", failures + " failed", "");
  }
}
