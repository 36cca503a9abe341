package com.shop.benchmark;

import static com.shop.benchmark.Report.row;

import com.fasterxml.jackson.databind.util.RawValue;
import com.shop.benchmark.Rounds.Result;
import com.shop.playground.shop.Service;
import com.shop.playground.shop.Shop;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Orders of one line, at order-service's own port and through the gateway, against the statements
 * and commits that an order needs at least.
 */
final class CheckoutPart implements Part {

  private static final String SHOP = "shop";
  private static final String GATEWAY = "through the gateway";
  private static final String FLOOR = "bare JDBC";

  private static final int PRODUCTS = 10_000;
  private static final int CUSTOMERS = 32;

  /** Many first, since one client alone would take long to warm up the JVMs. */
  private static final List<Integer> CLIENTS = List.of(32, 8, 1);

  /** The level of the carts, and that whose CPU times are shown. */
  private static final int TYPICAL = 8;

  private static final int OK = 200;
  private static final int CREATED = 201;

  /** The number of products in the carts. */
  private static final int LINES = 10;

  @Override
  public void run(Run run) throws IOException, SQLException, InterruptedException {
    try (BenchmarkShop shop = run.startShop("shop");
        Connection server = shop.shop().database();
        Cpu cpu = new Cpu(shop.shop(), Map.of())) {
      run.tell("Preparing %,d products and %d customers".formatted(PRODUCTS, CUSTOMERS));
      Rows rows = new Rows(server);
      rows.addProducts(PRODUCTS);
      Client client = new Client(shop.shop().base());
      List<Customer> customers = Customer.register(client, CUSTOMERS);
      List<UUID> products = Rows.productsInStock(server);
      OrderFloor floor =
          new OrderFloor(
              shop.shop().databaseAddress(),
              products,
              firstOrder(client, customers.get(0), products.get(0)));
      floor.prepare();
      rows.addProducts(OrderFloor.SCHEMA, PRODUCTS);
      Rounds rounds = run.rounds(new Meter(server, cpu));
      Map<Integer, Map<String, Result>> results = new LinkedHashMap<>();
      for (int clients : CLIENTS) {
        OrderRequests requests =
            new OrderRequests(Customer.logInAgain(client, customers), products);
        results.put(clients, rounds.run(subjects(shop.shop(), requests, floor), clients));
      }
      List<Customer> loggedIn = Customer.logInAgain(client, customers);
      Map<String, Double> allocated =
          allocated(run, shop.shop(), CREATED, new OrderRequests(loggedIn, products));
      CartRequests carts = new CartRequests(loggedIn, products.subList(0, LINES));
      Map<String, Result> cartResults = rounds.run(http(shop.shop(), OK, carts), TYPICAL);
      Map<String, Double> allocatedForCarts = allocated(run, shop.shop(), OK, carts);
      Usage idle = rounds.idle();
      run.tell("Selling one product to all customers at once");
      List<Round> hot =
          new HotProduct(shop.shop().pod(Service.ORDER), products.get(0))
              .sell(Customer.logInAgain(client, customers), run.settings().round().multipliedBy(2));
      shop.audit();
      report(run.report(), results, allocated, idle, hot);
      reportCarts(run.report(), cartResults, allocatedForCarts, idle);
    }
  }

  private static Map<String, Subject> subjects(Shop shop, OrderRequests requests, OrderFloor floor)
      throws IOException {
    Map<String, Subject> subjects = http(shop, CREATED, requests);
    subjects.put(FLOOR, floor);
    return subjects;
  }

  /** order-service at its own port and through the gateway. */
  private static Map<String, Subject> http(Shop shop, int status, Supplier<byte[]> requests)
      throws IOException {
    Map<String, Subject> subjects = new LinkedHashMap<>();
    subjects.put(SHOP, new HttpLoad(shop.pod(Service.ORDER), status, requests));
    subjects.put(GATEWAY, new HttpLoad(shop.base(), status, requests));
    return subjects;
  }

  /** KiB for each request, by service. */
  private static Map<String, Double> allocated(
      Run run, Shop shop, int status, Supplier<byte[]> requests)
      throws IOException, InterruptedException {
    Map<String, Long> pids = new LinkedHashMap<>();
    for (Service service : List.of(Service.ORDER, Service.PRODUCT, Service.PAYMENT)) {
      pids.put(service.toString(), shop.pid(service + "-1"));
    }
    Subject load = new HttpLoad(shop.pod(Service.ORDER), status, requests);
    return Allocation.measure(load, TYPICAL, run.settings().round(), pids);
  }

  private static String firstOrder(Client client, Customer customer, UUID product)
      throws IOException, InterruptedException {
    Map<String, ?> order =
        Map.of(
            "items", List.of(Map.of("productId", product, "quantity", 1)),
            "cardToken", customer.cardToken(),
            "shippingAddress", new RawValue(OrderRequests.ADDRESS));
    return client.post("/order", customer.accessToken(), order).toString();
  }

  private static void report(
      Report report,
      Map<Integer, Map<String, Result>> results,
      Map<String, Double> allocated,
      Usage idle,
      List<Round> hot) {
    report
        .section("Checkout")
        .paragraph(
            "`POST /order` of one line, and the 13 statements in 6 commits that an order needs at"
                + " least, in bare JDBC on the same MySQL. Ratios are those of neighbouring rounds:"
                + " the median, and the range of all rounds.");
    List<List<String>> table = new ArrayList<>();
    table.add(
        row(
            "clients",
            "",
            "orders/s",
            "to bare JDBC",
            "p50, ms",
            "to bare JDBC",
            "statements",
            "commits"));
    results.forEach(
        (clients, bySubject) ->
            bySubject.forEach(
                (name, result) ->
                    table.add(comparison(clients, name, result, bySubject.get(FLOOR), idle))));
    report
        .table(table)
        .paragraph("CPU time of an order in ms, at %d clients:".formatted(TYPICAL))
        .table(cpu(results.get(TYPICAL), idle))
        .paragraph("Allocated for an order: %s.".formatted(kibibytes(allocated)))
        .paragraph(
            "One product that %d customers buy at once: %.1f orders/s; of each customer %s orders, p50 %s ms."
                .formatted(
                    hot.size(),
                    hot.stream().mapToDouble(Round::perSecond).sum(),
                    Spread.of(hot, Round::successes),
                    Spread.of(hot, Round::medianMillis)));
  }

  private static void reportCarts(
      Report report, Map<String, Result> results, Map<String, Double> allocated, Usage idle) {
    List<List<String>> table = new ArrayList<>();
    table.add(row("", "requests/s", "p50, ms", "statements", "commits"));
    results.forEach(
        (name, result) -> {
          Usage usage = result.usage().without(idle);
          table.add(
              row(
                  result.label(name),
                  Spread.of(result.rounds(), Round::perSecond),
                  Spread.of(result.rounds(), Round::medianMillis),
                  "%.1f".formatted(usage.statements() / result.successes()),
                  "%.2f".formatted(usage.commits() / result.successes())));
        });
    report
        .paragraph(
            "`PUT /order/cart/items/{productId}`, %d clients, in carts of %d lines:"
                .formatted(TYPICAL, LINES))
        .table(table)
        .paragraph("CPU time of such a request in ms:")
        .table(cpu(results, idle))
        .paragraph("Allocated for it: %s.".formatted(kibibytes(allocated)));
  }

  private static String kibibytes(Map<String, Double> allocated) {
    return allocated.entrySet().stream()
        .map(service -> "%.0f KiB in %s".formatted(service.getValue(), service.getKey()))
        .collect(Collectors.joining(", "));
  }

  private static List<String> comparison(
      int clients, String name, Result result, Result floor, Usage idle) {
    Usage usage = result.usage().without(idle);
    int orders = result.successes();
    return row(
        clients,
        result.label(name),
        Spread.of(result.rounds(), Round::perSecond),
        Spread.ofRatios(result.rounds(), floor.rounds(), Round::perSecond),
        Spread.of(result.rounds(), Round::medianMillis),
        Spread.ofRatios(result.rounds(), floor.rounds(), Round::medianMillis),
        "%.1f".formatted(usage.statements() / orders),
        "%.2f".formatted(usage.commits() / orders));
  }

  /** CPU times for each request, by process and in total. */
  private static List<List<String>> cpu(Map<String, Result> results, Usage idle) {
    List<List<String>> table = new ArrayList<>();
    table.add(cells("process", results, (name, result) -> name));
    results.values().iterator().next().usage().cpu().keySet().stream()
        .sorted()
        .forEach(
            process ->
                table.add(cells(process, results, (name, result) -> cpu(result, process, idle))));
    table.add(cells("all", results, (name, result) -> allCpu(result, idle)));
    table.add(
        cells("of which JIT compilers, at most", results, (name, result) -> compiled(result)));
    return table;
  }

  private static List<String> cells(
      String head, Map<String, Result> results, BiFunction<String, Result, String> cell) {
    List<String> cells = new ArrayList<>(List.of(head));
    results.forEach((name, result) -> cells.add(cell.apply(name, result)));
    return cells;
  }

  private static String cpu(Result result, String process, Usage idle) {
    return perRequest(result, result.usage().without(idle).cpu().get(process));
  }

  private static String allCpu(Result result, Usage idle) {
    return perRequest(
        result,
        result.usage().without(idle).cpu().values().stream()
            .collect(Collectors.reducing(Duration.ZERO, Duration::plus)));
  }

  private static String compiled(Result result) {
    return perRequest(result, result.usage().compiled());
  }

  private static String perRequest(Result result, Duration time) {
    return "%.2f".formatted(time.toNanos() / 1e6 / result.successes());
  }
}
