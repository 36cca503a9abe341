package com.shop.playground.system;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.playground.client.Bodies;
import com.shop.playground.client.Customer;
import com.shop.playground.shop.Service;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The metrics of each service, after the requests of this test and of all that ran before it. */
@ExtendWith(RunningShop.class)
class MetricsIT {
  /** Of a pod. Prometheus holds millions; a label with ids would exceed this soon. */
  private static final int MAX_SERIES = 3_000;

  /** Ids, numbers of cards and accounts, email addresses. */
  private static final Pattern PERSONAL =
      Pattern.compile("=\"[^\"]*([0-9a-f]{8}-[0-9a-f]{4}-|[0-9]{5}|@)[^\"]*\"");

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
      List<String> series = series(service);
      assertTrue(series.size() < MAX_SERIES, service + ": " + series.size());
      assertEquals(
          List.of(), series.stream().filter(line -> PERSONAL.matcher(line).find()).toList());
    }
  }

  private static List<String> series(Service service) throws IOException {
    return given()
        .baseUri(RunningShop.SHOP.pod(service).toString())
        .get("/metrics")
        .asString()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .toList();
  }
}
