package com.shop.playground;

import static com.shop.playground.system.RunningShop.SHOP;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.playground.client.Bodies;
import com.shop.playground.client.Customer;
import com.shop.playground.shop.Service;
import com.shop.playground.system.RunningShop;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import picocli.CommandLine;

/** What {@code scripts/status} prints about the running shop. */
@ExtendWith(RunningShop.class)
class StatusIT {
  /** Requests, none of which fail, and their response times. */
  private static final String BUSY = " +2/2 +[0-9]*[1-9][0-9.]* +0\\.0 % +[0-9]+ ms +[0-9]+ ms";

  private static final String NO_REQUESTS = " +0\\.0 +- +- +-";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Customer carol = Customer.register(RunningShop.endpoint());
  private final String product = carol.product().get("id").toString();
  private final Map<String, Object> order = Bodies.orderOf(product, carol.card(Bodies.GOOD_CARD));

  @AfterEach
  void allServicesRun() throws Exception {
    RunningShop.start();
    carol.orderIds().forEach(carol::atRest);
  }

  @Test
  void aShopInUse() {
    String status =
        statusDuring(
            () -> {
              carol.order(order).then().statusCode(201);
              carol.get("/user/me").then().statusCode(200);
            });

    assertLine(status, "service +replicas +req/s +5xx +p50 +p99");
    for (Service service : Service.values()) {
      assertLine(status, service + BUSY);
    }
    assertLine(status, "top errors: none");
    assertLine(status, "orders in flight: [0-9]+, the oldest for [0-9]+ s; stuck: 0");
    assertLine(status, "circuits: payment-service closed, .*product-service closed.*");
    assertLine(status, "database replicas: not read from");
  }

  @Test
  void aShopWithoutOneService() throws Exception {
    carol.put("/order/cart/items/" + product, Map.of("quantity", 1)).then().statusCode(200);
    RunningShop.kill(Service.PRODUCT);

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              String status = statusDuring(() -> carol.get("/order/cart"));
              assertLine(status, "product-service +0/2" + NO_REQUESTS);
              assertLine(status, "order-service +2/2 +[0-9.]+ +[1-9][0-9.]+ % .*");
              assertLine(status, "top errors: order-service GET /order/cart 503 \\([0-9]+\\)");
              assertLine(status, "circuits: .*, product-service (open|halfOpen).*");
            });
  }

  private static void assertLine(String status, String pattern) {
    assertTrue(status.lines().anyMatch(line -> line.matches(pattern)), pattern + "\n" + status);
  }

  /** What it prints if the shop is used while it measures. */
  private static String statusDuring(Runnable use) {
    CompletableFuture<String> status = CompletableFuture.supplyAsync(StatusIT::status);
    while (!status.isDone()) {
      use.run();
    }
    return status.join();
  }

  private static String status() {
    StringWriter printed = new StringWriter();
    int exit =
        new CommandLine(new StatusCommand(() -> SHOP)).setOut(new PrintWriter(printed)).execute();
    return exit == 0 ? printed.toString() : "exit " + exit;
  }
}
