package com.shop.playground.system;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.playground.audit.Audit;
import java.sql.Connection;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * An audit is worth something only if it finds what is wrong: everything is broken once, by hand.
 */
@ExtendWith(RunningShop.class)
class AuditIT {
  private final Customer carol;

  AuditIT() throws Exception {
    carol = Customer.register(RunningShop.SHOP.base());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
"""
stock        | UPDATE productdb.product SET available = available + 1 WHERE id = P | UPDATE productdb.product SET available = available - 1 WHERE id = P
stock        | UPDATE productdb.stock_adjustment SET delta = delta - 1 WHERE product_id = P | UPDATE productdb.stock_adjustment SET delta = delta + 1 WHERE product_id = P
money        | UPDATE paymentdb.payment SET amount = amount - 1 WHERE order_id = O | UPDATE paymentdb.payment SET amount = amount + 1 WHERE order_id = O
money        | UPDATE orderdb.orders SET status = 'CANCELLED' WHERE id = O | UPDATE orderdb.orders SET status = 'CONFIRMED' WHERE id = O
captures     | UPDATE orderdb.orders SET total = total + 1 WHERE id = O | UPDATE orderdb.orders SET total = total - 1 WHERE id = O
reservations | UPDATE productdb.reservation SET status = 'RELEASED' WHERE order_id = O | UPDATE productdb.reservation SET status = 'CONFIRMED' WHERE order_id = O
reservations | UPDATE orderdb.order_line SET quantity = quantity + 1 WHERE order_id = O | UPDATE orderdb.order_line SET quantity = quantity - 1 WHERE order_id = O
gateway      | UPDATE paymentdb.gateway_charge SET status = 'DECLINED' WHERE charge_key = O | UPDATE paymentdb.gateway_charge SET status = 'CAPTURED' WHERE charge_key = O
gateway      | INSERT INTO paymentdb.gateway_refund VALUES (O, O, 1) | DELETE FROM paymentdb.gateway_refund WHERE charge_key = O
gateway      | UPDATE paymentdb.payment SET order_id = X WHERE order_id = O | UPDATE paymentdb.payment SET order_id = O WHERE order_id = X
rest         | UPDATE orderdb.orders SET status = 'PENDING' WHERE id = O | UPDATE orderdb.orders SET status = 'CONFIRMED' WHERE id = O
rest         | UPDATE orderdb.orders SET rejection = '{}' WHERE id = O | UPDATE orderdb.orders SET rejection = NULL WHERE id = O
orphans      | UPDATE productdb.reservation SET status = 'RESERVED' WHERE order_id = O | UPDATE productdb.reservation SET status = 'CONFIRMED' WHERE order_id = O
orphans      | UPDATE paymentdb.payment SET order_id = X WHERE order_id = O | UPDATE paymentdb.payment SET order_id = O WHERE order_id = X
answers      | UPDATE orderdb.idempotency_key SET status = NULL WHERE subject_id = O | UPDATE orderdb.idempotency_key SET status = 201 WHERE subject_id = O
answers      | UPDATE orderdb.idempotency_key SET subject_id = X WHERE subject_id = O | UPDATE orderdb.idempotency_key SET subject_id = O WHERE subject_id = X
""")
  void findsWhatIsBroken(String invariant, String damage, String repair) throws Exception {
    var order = carol.order(Customer.GOOD_CARD);
    String id = order.path("id");
    String product = order.path("items[0].productId");
    assertTrue(audit().isClean(), "clean before");
    run(damage, id, product);
    try {
      assertTrue(audit().violated().contains(invariant), () -> "not found: " + damage);
    } finally {
      run(repair, id, product);
    }
  }

  @Test
  void isCleanAfterAnOrderACancellationAndARefusal() throws Exception {
    carol.cancel(carol.order(Customer.GOOD_CARD).path("id")).then().statusCode(200);
    carol.order("4000000000000002").then().statusCode(402);

    Audit audit = audit();
    assertTrue(audit.isClean(), audit::toString);
  }

  private static Audit audit() throws Exception {
    return RunningShop.SHOP.audit();
  }

  /** O stands for the order, P for its product, X for an id that nobody has. */
  private static void run(String sql, String order, String product) throws Exception {
    try (Connection server = RunningShop.SHOP.database();
        Statement statement = server.createStatement()) {
      statement.executeUpdate(
          sql.replaceAll("\\bO\\b", bin(order))
              .replaceAll("\\bP\\b", bin(product))
              .replaceAll("\\bX\\b", bin(new UUID(0, 1).toString())));
    }
  }

  private static String bin(String id) {
    return "UUID_TO_BIN('" + id + "')";
  }
}
