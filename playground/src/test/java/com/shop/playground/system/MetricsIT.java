package com.shop.playground.system;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.playground.client.Bodies;
import com.shop.playground.client.Customer;
import com.shop.playground.monitoring.Monitoring;
import com.shop.playground.shop.Service;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The metrics of each service, after the requests of this test and of all that ran before it. */
@ExtendWith(RunningShop.class)
class MetricsIT {
  /** Of a pod. Prometheus holds millions; a label with ids would exceed this soon. */
  private static final int MAX_SERIES = 3_000;

  /** More than the series that a round of the same requests may begin by chance. */
  private static final int IDS = 50;

  /** Ids, card numbers and email addresses; a port has five digits. */
  private static final Pattern PERSONAL =
      Pattern.compile("=\"[^\"]*([0-9a-f]{8}-[0-9a-f]{4}-|[0-9]{6}|@)[^\"]*\"");

  @Test
  void aPodHasFewTimeSeries() throws Exception {
    Customer carol = Customer.register(RunningShop.endpoint());
    String id = carol.orderWith(Bodies.GOOD_CARD).path("id");
    carol.get("/order/" + id).then().statusCode(200);
    carol.cancel(id).then().statusCode(200);
    carol.get("/payment?orderId=" + id).then().statusCode(200);
    carol.get("/order/" + id + "/nothing").then().statusCode(404);
    carol.json().put("/order/" + id).then().statusCode(405);

    for (Service service : Service.values()) {
      List<String> series = series(RunningShop.SHOP.pod(service));
      assertTrue(series.size() < MAX_SERIES, service + ": " + series.size());
      assertEquals(
          List.of(), series.stream().filter(line -> PERSONAL.matcher(line).find()).toList());
    }
  }

  /** As if a label took ids, or the text of a client. */
  @Test
  void newIdsMakeNoNewTimeSeries() throws Exception {
    Customer carol = Customer.register(RunningShop.endpoint());
    requestNewIds(carol);
    int before = allSeries();

    requestNewIds(carol);

    int more = allSeries() - before;
    assertTrue(more < IDS, more + " more");
  }

  private static void requestNewIds(Customer carol) {
    for (int i = 0; i < IDS; i++) {
      for (Service service : Service.values()) {
        carol.get(service.prefix() + "/" + UUID.randomUUID());
      }
    }
  }

  private static int allSeries() throws Exception {
    int all = 0;
    for (Service service : Service.values()) {
      all += series(RunningShop.SHOP.pod(service)).size();
    }
    return all;
  }

  /** Replicas of the database and a slow gateway do not exist here, but their metrics do. */
  @Test
  void whatAlertsAndPanelsReadExists() throws Exception {
    Customer carol = Customer.register(RunningShop.endpoint());
    carol.orderWith(Bodies.GOOD_CARD).then().statusCode(201);
    carol.cancel(carol.orderWith(Bodies.GOOD_CARD).path("id")).then().statusCode(200);
    String key = UUID.randomUUID().toString();
    Map<String, Object> order =
        Bodies.orderOf(carol.product().get("id"), carol.card(Bodies.GOOD_CARD));
    carol.order(key, order).then().statusCode(201);
    carol.order(key, order).then().statusCode(201);

    Set<String> missing = new TreeSet<>(Monitoring.metrics());
    for (Service service : Service.values()) {
      for (URI pod : RunningShop.SHOP.pods().get(service)) {
        series(pod).forEach(line -> missing.remove(line.split("[{ ]", 2)[0]));
      }
    }
    assertEquals(Set.of(), missing);
  }

  private static List<String> series(URI pod) {
    return given()
        .baseUri(pod.toString())
        .get("/metrics")
        .asString()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .toList();
  }
}
