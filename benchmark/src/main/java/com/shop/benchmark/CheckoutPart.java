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

  /** The level whose CPU times are shown. */
  private static final int TYPICAL = 8;

  private static final int CREATED = 201;

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
      Usage idle = rounds.idle();
      run.tell("Selling one product to all customers at once");
      List<Round> hot =
          new HotProduct(shop.shop().pod(Service.ORDER), products.get(0))
              .sell(Customer.logInAgain(client, customers), run.settings().round().multipliedBy(2));
      shop.audit();
      report(run.report(), results, idle, hot);
    }
  }

  private static Map<String, Subject> subjects(Shop shop, OrderRequests requests, OrderFloor floor)
      throws IOException {
    Map<String, Subject> subjects = new LinkedHashMap<>();
    subjects.put(SHOP, new HttpLoad(shop.pod(Service.ORDER), CREATED, requests));
    subjects.put(GATEWAY, new HttpLoad(shop.base(), CREATED, requests));
    subjects.put(FLOOR, floor);
    return subjects;
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
      Report report, Map<Integer, Map<String, Result>> results, Usage idle, List<Round> hot) {
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
        .paragraph(
            "One product that %d customers buy at once: %.1f orders/s; of each customer %s orders, p50 %s ms."
                .formatted(
                    hot.size(),
                    hot.stream().mapToDouble(Round::perSecond).sum(),
                    Spread.of(hot, Round::successes),
                    Spread.of(hot, Round::medianMillis)));
  }

  private static List<String> comparison(
      int clients, String name, Result result, Result floor, Usage idle) {
    Usage usage = result.usage().without(idle);
    int orders = result.successes();
    return row(
        clients,
        name,
        Spread.of(result.rounds(), Round::perSecond),
        Spread.ofRatios(result.rounds(), floor.rounds(), Round::perSecond),
        Spread.of(result.rounds(), Round::medianMillis),
        Spread.ofRatios(result.rounds(), floor.rounds(), Round::medianMillis),
        "%.1f".formatted(usage.statements() / orders),
        "%.2f".formatted(usage.commits() / orders));
  }

  private static List<List<String>> cpu(Map<String, Result> results, Usage idle) {
    List<String> processes = results.get(SHOP).usage().cpu().keySet().stream().sorted().toList();
    List<List<String>> table = new ArrayList<>();
    table.add(row("process", SHOP, GATEWAY, FLOOR));
    for (String process : processes) {
      table.add(
          row(
              process,
              cpu(results.get(SHOP), process, idle),
              cpu(results.get(GATEWAY), process, idle),
              cpu(results.get(FLOOR), process, idle)));
    }
    table.add(
        row(
            "all",
            allCpu(results.get(SHOP), idle),
            allCpu(results.get(GATEWAY), idle),
            allCpu(results.get(FLOOR), idle)));
    table.add(
        row(
            "of which JIT compilers, at most",
            compiled(results.get(SHOP)),
            compiled(results.get(GATEWAY)),
            compiled(results.get(FLOOR))));
    return table;
  }

  private static String cpu(Result result, String process, Usage idle) {
    return perOrder(result, result.usage().without(idle).cpu().get(process));
  }

  private static String allCpu(Result result, Usage idle) {
    return perOrder(
        result,
        result.usage().without(idle).cpu().values().stream()
            .collect(Collectors.reducing(Duration.ZERO, Duration::plus)));
  }

  private static String compiled(Result result) {
    return perOrder(result, result.usage().compiled());
  }

  private static String perOrder(Result result, Duration time) {
    return "%.2f".formatted(time.toNanos() / 1e6 / result.successes());
  }
}
