package com.shop.playground.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.playground.client.Bodies;
import com.shop.playground.client.Customer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * No request leaves a transaction open on its connection, which then waits in the pool: its read
 * view would grow old, and a migration would wait for it.
 */
@ExtendWith(RunningShop.class)
class IdleTransactionsIT {
  private static final String OPEN =
      """
      SELECT CONCAT_WS(' ', p.user, t.trx_mysql_thread_id, t.trx_started)
      FROM information_schema.innodb_trx t
      JOIN information_schema.processlist p ON p.id = t.trx_mysql_thread_id
      WHERE p.user LIKE '%\\_service'""";

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

    Set<String> open = open();
    // Jobs that run at this moment end theirs soon.
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> {
              open.retainAll(open());
              assertTrue(open.isEmpty(), open::toString);
            });
  }

  private static void assertReads(Customer customer, List<String> paths) {
    for (String path : paths) {
      assertEquals(200, customer.get(path).statusCode(), path);
    }
  }

  private static Set<String> open() throws Exception {
    Set<String> open = new HashSet<>();
    try (Connection server = RunningShop.SHOP.database();
        Statement sql = server.createStatement();
        ResultSet rows = sql.executeQuery(OPEN)) {
      while (rows.next()) {
        open.add(rows.getString(1));
      }
    } catch (SQLException e) {
      throw new AssertionError("the account of the tests cannot read transactions", e);
    }
    return open;
  }
}
