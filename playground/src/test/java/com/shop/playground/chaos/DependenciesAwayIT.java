package com.shop.playground.chaos;

import static com.shop.playground.system.RunningShop.SHOP;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.playground.client.Bodies;
import com.shop.playground.client.Customer;
import com.shop.playground.shop.Service;
import com.shop.playground.shop.Shop;
import com.shop.playground.system.RunningShop;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A dependency of order-service is down or hangs: clients get a clear response in time, and
 * everything recovers when it returns, without restarting anything else.
 */
@Tag("crash")
@ExtendWith(RunningShop.class)
class DependenciesAwayIT {
  /** The longest response time in milliseconds, with an allowance for a slow machine. */
  private static final long IN_TIME = 15_000;

  /** More than a service has database connections or recovery workers. */
  private static final int MANY = 60;

  private static final Duration TO_REST = Duration.ofMinutes(2);

  private final Customer carol = register();
  private final Map<String, Object> body =
      Bodies.orderOf(carol.plentiful(1).get(0), carol.card(Bodies.GOOD_CARD));

  @AfterEach
  void everythingRecovers() throws Exception {
    RunningShop.start();
    RunningShop.assertAllIsRight();
  }

  @ParameterizedTest
  @EnumSource(names = {"PRODUCT", "PAYMENT"})
  void anOrderIsAcceptedWhileAServiceIsDead(Service service) throws Exception {
    RunningShop.kill(service);

    String key = UUID.randomUUID().toString();
    Response answer = carol.order(key, body);

    answer.then().statusCode(202).body("status", equalTo("PENDING")).time(lessThan(IN_TIME));
    RunningShop.start();
    comesToRest(key);
  }

  @Test
  void anOrderIsAcceptedWhileNoTokenIsAvailable() throws Exception {
    // A new order-service has no token yet, and requests one with its first order.
    RunningShop.kill(Service.USER);
    RunningShop.kill(Service.ORDER);
    for (String replica : List.of("order-service-1", "order-service-2")) {
      SHOP.restart(replica);
    }
    await().ignoreExceptions().untilAsserted(() -> carol.get("/order").then().statusCode(200));

    String key = UUID.randomUUID().toString();
    Response answer = carol.order(key, body);

    answer.then().statusCode(202).body("status", equalTo("PENDING")).time(lessThan(IN_TIME));
    RunningShop.start();
    comesToRest(key);
  }

  @Test
  void manyOrdersAtAHangingServiceAreConfirmedLater() throws Exception {
    List<String> keys =
        IntStream.range(0, MANY).mapToObj(i -> UUID.randomUUID().toString()).toList();
    ExecutorService clients = Executors.newFixedThreadPool(MANY);
    SHOP.pause("payment-service-1");
    SHOP.pause("payment-service-2");
    try {
      List<CompletableFuture<Response>> answers =
          keys.stream()
              .map(key -> CompletableFuture.supplyAsync(() -> accepted(key), clients))
              .toList();

      for (CompletableFuture<Response> answer : answers) {
        answer.join().then().statusCode(202);
      }
    } finally {
      SHOP.resume("payment-service-1");
      SHOP.resume("payment-service-2");
      clients.shutdownNow();
    }
    for (String key : keys) {
      comesToRest(key);
    }
  }

  @Test
  void withoutADatabaseClientsGet503WithRetryAfter() throws Exception {
    RunningShop.requireOwnDatabase();
    SHOP.pause(Shop.MYSQL);
    try {
      Response answer = carol.order(UUID.randomUUID().toString(), body);

      answer
          .then()
          .statusCode(503)
          .header("Retry-After", notNullValue())
          .contentType("application/problem+json")
          .body("code", equalTo("service_unavailable"))
          .time(lessThan(2 * IN_TIME));
    } finally {
      SHOP.resume(Shop.MYSQL);
    }
    await()
        .atMost(TO_REST)
        .ignoreExceptions()
        .untilAsserted(
            () -> carol.order(UUID.randomUUID().toString(), body).then().statusCode(201));
  }

  @Test
  void theGatewayRespondsForAServiceWithoutReplicas() throws Exception {
    RunningShop.kill(Service.PRODUCT);

    // A request at the moment of a replica's death gets a 502.
    await()
        .untilAsserted(
            () ->
                carol
                    .get("/product")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("code", equalTo("service_unavailable"))
                    .time(lessThan(IN_TIME)));
    carol.get("/order").then().statusCode(200);
  }

  /** With so many at once some find no free connection in time; nothing is stored then. */
  private Response accepted(String key) {
    return new Insistence().on(() -> carol.order(key, body));
  }

  private void comesToRest(String key) {
    Response outcome =
        new Insistence().on(() -> carol.order(key, body), answer -> answer.statusCode() != 202);
    assertEquals(201, outcome.statusCode(), outcome::asString);
  }

  private static Customer register() {
    return Customer.register(RunningShop.endpoint());
  }
}
