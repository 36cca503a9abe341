package com.shop.playground.monitoring;

import static com.shop.playground.client.Bodies.GOOD_CARD;
import static com.shop.playground.client.Bodies.NO_SUCH_ID;
import static com.shop.playground.client.Bodies.PASSWORD;
import static com.shop.playground.client.Bodies.orderOf;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.platform.Race;
import com.shop.playground.client.Client;
import com.shop.playground.client.Customer;
import com.shop.playground.monitoring.Prometheus.Target;
import com.shop.playground.shop.Service;
import com.shop.playground.system.RunningShop;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every alert and panel finds its data in a real Prometheus, which scrapes the running shop under
 * load and with faults, and recorded exporters for what only a cluster has.
 */
@ExtendWith(RunningShop.class)
class PanelsIT {
  /** The gateway does not respond to the first two attempts. */
  private static final String CARD_THAT_FAILS_TWICE = "4000000000000119";

  private static final String DECLINED_CARD = "4000000000000002";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int ROUNDS = 3;
  private static final int CUSTOMERS = 4;

  /** So many that their attempts open the circuit of each pod. */
  private static final int ORDERS = 12;

  /** A request for each service that reads the database. */
  private static final Map<Service, String> READS =
      Map.of(
          Service.USER, "/user/me",
          Service.PRODUCT, "/product/" + NO_SUCH_ID,
          Service.ORDER, "/order",
          Service.PAYMENT, "/payment");

  @TempDir private static Path folder;
  private static RecordedExporters exporters;
  private static Prometheus prometheus;

  @BeforeAll
  static void scrapeAShopUnderLoadWithFaults() throws Exception {
    RunningShop.requireOwnDatabase();
    exporters = RecordedExporters.start();
    prometheus = Prometheus.start(folder, targets());
    // A rate needs two scrapes of a series, with an increase between them.
    load();
    awaitScrapes(3);
    aServiceIsAway();
    theDatabaseIsAway();
    load();
    awaitScrapes(3);
  }

  @AfterAll
  static void stop() throws Exception {
    if (prometheus != null) {
      prometheus.stop();
    }
    if (exporters != null) {
      exporters.close();
    }
  }

  private static List<Target> targets() throws IOException {
    List<Target> targets = Target.ofTheShop();
    for (String server : List.of("mysql-0", "mysql-1")) {
      targets.add(recorded(server, Map.of("job", "mysql", "instance", server)));
    }
    for (String job :
        List.of(
            "kube-state-metrics",
            "cadvisor",
            "kubelet",
            "certificate",
            "audit",
            "product-service")) {
      targets.add(recorded(job, Map.of("job", job)));
    }
    return targets;
  }

  private static Target recorded(String file, Map<String, String> labels) {
    return new Target(exporters.address(), "/" + file, labels);
  }

  private static void load() {
    Race.of(
        CUSTOMERS,
        customer -> {
          useTheShop();
          return customer;
        });
  }

  private static void aServiceIsAway() throws Exception {
    Customer carol = Customer.register(RunningShop.endpoint());
    Map<String, Object> order = orderOf(carol.product().get("id"), carol.card(GOOD_CARD));
    RunningShop.kill(Service.PAYMENT);
    List<String> ids = Race.of(ORDERS, i -> carol.order(order).path("id"));
    await()
        .atMost(PATIENCE)
        .until(
            () -> prometheus.query("increase(ft_circuitbreaker_opened_total[10m]) > 0").size() > 0);
    RunningShop.start();
    ids.forEach(carol::atRest);
  }

  /** As while a backup is restored. */
  private static void theDatabaseIsAway() throws Exception {
    Customer carol = Customer.register(RunningShop.endpoint());
    Map<String, Object> order = orderOf(carol.product().get("id"), carol.card(GOOD_CARD));
    RunningShop.sql("SET GLOBAL offline_mode = ON");
    try {
      for (Map.Entry<Service, List<URI>> service : RunningShop.SHOP.pods().entrySet()) {
        // Not through the gateway, which answers itself while no pod is ready.
        for (URI uri : service.getValue()) {
          Customer pod = carol.at(RunningShop.endpoint(uri));
          String path = READS.get(service.getKey());
          await().until(() -> pod.get(path).statusCode() == 503);
          if (service.getKey() == Service.ORDER) {
            pod.order(order).then().statusCode(503);
          }
        }
      }
    } finally {
      RunningShop.sql("SET GLOBAL offline_mode = OFF");
    }
    for (String path : READS.values()) {
      await().until(() -> carol.get(path).statusCode() < 500);
    }
  }

  private static void useTheShop() {
    Customer carol = Customer.register(RunningShop.endpoint());
    Object product = carol.product().get("id");
    carol.get("/product/" + product).then().statusCode(200);
    carol.json().body(Map.of("quantity", 1)).put("/order/cart/items/" + product);

    Map<String, Object> order = orderOf(product, carol.card(GOOD_CARD));
    String key = UUID.randomUUID().toString();
    String id = carol.outcome(key, order).path("id");
    carol.order(key, order);
    carol.cancel(id);
    carol.outcome(orderOf(product, carol.card(DECLINED_CARD)));
    carol.outcome(orderOf(product, carol.card(CARD_THAT_FAILS_TWICE)));

    for (int i = 0; i < 3; i++) {
      Customer.logIn(RunningShop.endpoint(), carol.email(), PASSWORD).get("/order");
      carol.get("/user/me");
    }
    carol.get("/product/" + NO_SUCH_ID).then().statusCode(404);
    Client anonymous = new Client(RunningShop.endpoint());
    for (String path : List.of("/user/me", "/order", "/payment?orderId=" + NO_SUCH_ID)) {
      anonymous.get(path).then().statusCode(401);
    }
  }

  private static void awaitScrapes(int count) throws Exception {
    double enough = scrapes() + count;
    await().atMost(PATIENCE).ignoreExceptions().until(() -> scrapes() >= enough);
  }

  /** How often each target has been scraped. */
  private static double scrapes() throws Exception {
    return prometheus.query("min(count_over_time(up[10m]))").stream()
        .mapToDouble(series -> series.at("/value/1").asDouble())
        .findFirst()
        .orElse(0);
  }

  @Test
  void everyAlertAndPanelFindsItsData() throws Exception {
    List<String> problems = problems();
    // Each pod has series of its own: one that got its first request lately shows no increase yet.
    for (int round = 0; round < ROUNDS && !problems.isEmpty(); round++) {
      load();
      awaitScrapes(2);
      problems = problems();
    }
    assertEquals(List.of(), problems);
  }

  private static List<String> problems() throws Exception {
    List<String> problems = new ArrayList<>();
    for (Expression expression : Expression.all()) {
      problems.addAll(expression.problems(prometheus));
    }
    return problems;
  }

  @Test
  void everyRuleIsEvaluated() throws Exception {
    assertEquals(List.of(), prometheus.failedRules());
  }

  @Test
  void aWrongExpressionIsFound() throws Exception {
    assertEquals(
        List.of(
            "panel: no series shop_orders_in_fligth",
            "panel: no data for max(shop_orders_in_fligth)"),
        problems("max(shop_orders_in_fligth)", "orders"));
    assertEquals(
        List.of(
            "panel: no series shop_checkout_seconds_count{state=\"CONFIRMED\"}",
            "panel: no data for sum(shop_checkout_seconds_count{state=\"CONFIRMED\"})"),
        problems("sum(shop_checkout_seconds_count{state=\"CONFIRMED\"})", "orders"));
    assertEquals(
        List.of("panel: no label state"),
        problems("sum by (state) (shop_checkout_seconds_count)", "orders"));
    assertEquals(
        List.of("panel: no label state for the legend"),
        problems("sum by (status) (shop_checkout_seconds_count)", "{{state}}"));
  }

  private static List<String> problems(String expression, String legend) throws Exception {
    return new Expression("panel", expression, legend).problems(prometheus);
  }
}
