package com.shop.benchmark;

import com.fasterxml.jackson.databind.util.RawValue;
import com.shop.benchmark.Rounds.Result;
import com.shop.playground.shop.Service;
import com.shop.playground.shop.Shop;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Orders of one line, at order-service's own port and through the gateway, against the statements
 * and commits that an order needs at least.
 */
final class CheckoutPart implements Part {

  private static final String SHOP = "shop";
  private static final String GATEWAY = "through the gateway";
  static final String FLOOR = "bare JDBC";

  private static final int PRODUCTS = 10_000;
  private static final int CUSTOMERS = 32;

  /** Many first, since one client alone would take long to warm up the JVMs. */
  private static final List<Integer> CLIENTS = List.of(32, 8, 1);

  /** The level of the carts, and that whose CPU times are shown. */
  static final int TYPICAL = 8;

  private static final int OK = 200;
  private static final int CREATED = 201;

  /** The number of products in the carts. */
  static final int LINES = 10;

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
      CheckoutReport report = new CheckoutReport(run.report(), idle);
      report.orders(results, allocated, hot);
      report.carts(cartResults, allocatedForCarts);
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
}
