package com.shop.playground.system;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.shop.playground.client.Bodies;
import com.shop.playground.client.Customer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * No request leaves a transaction open on its connection, which would be rolled back when the
 * connection returns to the pool.
 */
@ExtendWith(RunningShop.class)
class IdleTransactionsIT {
  private static final String OPEN_TRANSACTIONS =
      "SELECT COUNT(*) FROM information_schema.innodb_trx";

  @Test
  void noRequestLeavesATransactionOpen() throws Exception {
    Customer carol = Customer.register(RunningShop.endpoint());
    String product = carol.product().get("id").toString();
    String order = carol.order(Bodies.orderOf(product, carol.card(Bodies.GOOD_CARD))).path("id");
    String payment = carol.get("/order/" + order).path("payment.id");
    carol.cancel(order);
    assertReads(
        carol,
        List.of(
            "/product?q=mug&limit=2",
            "/product/categories",
            "/product/" + product,
            "/order",
            "/order/" + order,
            "/order/" + order + "/events",
            "/order/cart",
            "/payment",
            "/payment/" + payment,
            "/user/me",
            "/user/me/addresses"));
    Customer admin = carol.admin();
    assertReads(admin, List.of("/user", "/payment?status=CAPTURED", "/order/" + order));

    // Jobs in the background have some now and then.
    await().until(() -> RunningShop.count(OPEN_TRANSACTIONS), equalTo(0));
    try (Stream<Path> logs = Files.list(RunningShop.SHOP.logs())) {
      for (Path log : logs.toList()) {
        assertFalse(Files.readString(log).contains("open transaction"), log::toString);
      }
    }
  }

  private static void assertReads(Customer customer, List<String> paths) {
    for (String path : paths) {
      assertEquals(200, customer.get(path).statusCode(), path);
    }
  }
}
