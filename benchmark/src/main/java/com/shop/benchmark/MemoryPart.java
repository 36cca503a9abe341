package com.shop.benchmark;

import static com.shop.benchmark.Report.row;

import com.shop.playground.shop.Service;
import com.shop.playground.shop.Shop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The resident memory of the services with the JVM options of the images in a pod of 512 MiB: at
 * rest, under load, and after a soak.
 */
final class MemoryPart implements Part {

  private static final int PRODUCTS = 10_000;
  private static final int CUSTOMERS = 8;
  private static final int CLIENTS = 8;
  private static final int LOGINS = 2;

  private static final int OK = 200;
  private static final int CREATED = 201;

  private static final int KIB_PER_MIB = 1024;

  /** The JVM has compiled and loaded what the load needs: growth counts from here on. */
  private static final int SETTLED = 5;

  @Override
  public void run(Run run) throws IOException, SQLException, InterruptedException {
    try (BenchmarkShop shop = run.startShop("shop");
        Connection server = shop.shop().database()) {
      run.tell("Preparing %,d products and %d customers".formatted(PRODUCTS, CUSTOMERS));
      new Rows(server).addProducts(PRODUCTS);
      List<UUID> products = Rows.productsInStock(server);
      Client client = new Client(shop.shop().base());
      List<Customer> customers = Customer.register(client, CUSTOMERS);
      Map<String, Long> atRest = resident(shop.shop());
      Map<String, Long> settled = atRest;
      Map<String, Long> last = atRest;
      long begin = System.nanoTime();
      Duration soak = run.settings().soak();
      while (System.nanoTime() - begin < soak.toNanos()) {
        useEverything(run, shop.shop(), client, customers, products);
        last = resident(shop.shop());
        if (System.nanoTime() - begin < soak.toNanos() / SETTLED) {
          settled = last;
        }
        run.tell("  resident, MiB: " + last);
      }
      shop.audit();
      report(run, soak, List.of(atRest, settled, last));
    }
  }

  /** Logins, pages of the catalogue and orders, a round each. */
  private static void useEverything(
      Run run, Shop shop, Client client, List<Customer> customers, List<UUID> products)
      throws IOException, InterruptedException {
    List<Customer> loggedIn = Customer.logInAgain(client, customers);
    byte[] login = login(customers.get(0));
    Duration round = run.settings().round();
    new HttpLoad(shop.pod(Service.USER), OK, () -> login)
        .load(LOGINS, round)
        .requireSuccess("Logins");
    new HttpLoad(shop.pod(Service.PRODUCT), OK, new Zipf(CataloguePart.pages()))
        .load(CLIENTS, round)
        .requireSuccess("Pages");
    new HttpLoad(shop.pod(Service.ORDER), CREATED, new OrderRequests(loggedIn, products))
        .load(CLIENTS, round)
        .requireSuccess("Orders");
  }

  private static byte[] login(Customer customer) {
    String body =
        "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(customer.email(), customer.password());
    return RequestBytes.json("POST", "/user/login", "", body);
  }

  /** In MiB, by process; nothing where the operating system does not show it. */
  private static Map<String, Long> resident(Shop shop) throws IOException {
    Map<String, Long> resident = new LinkedHashMap<>();
    for (String name : shop.names()) {
      Path status = Path.of("/proc", Long.toString(shop.pid(name)), "status");
      if (Files.exists(status)) {
        Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIB_PER_MIB)
            .forEach(mebibytes -> resident.put(name, mebibytes));
      }
    }
    return resident;
  }

  private static void report(Run run, Duration soak, List<Map<String, Long>> samples) {
    List<List<String>> table = new ArrayList<>();
    table.add(
        row("process", "at rest", "after a fifth of the time", "at the end", "growth since then"));
    samples
        .get(2)
        .forEach(
            (name, end) ->
                table.add(
                    row(
                        name,
                        samples.get(0).get(name),
                        samples.get(1).get(name),
                        end,
                        end - samples.get(1).get(name))));
    run.report()
        .section("Memory")
        .paragraph(
            "Resident memory in MiB under logins, pages and orders for %d s."
                .formatted(soak.toSeconds()))
        .table(table);
  }
}
