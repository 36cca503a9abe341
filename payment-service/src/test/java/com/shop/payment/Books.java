package com.shop.payment;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;

/** Reads an order's payment from the tables of payment-service and of the gateway. */
@ApplicationScoped
public class Books {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final DataSource database;

  Books(DataSource database) {
    this.database = database;
  }

  public String status(UUID orderId) {
    return text("SELECT status FROM payment WHERE order_id = UUID_TO_BIN(?)", orderId);
  }

  public String gatewayStatus(UUID orderId) {
    return text("SELECT status FROM gateway_charge WHERE charge_key = UUID_TO_BIN(?)", orderId);
  }

  /** The amount, in cents, that the gateway has captured and not refunded. */
  public long netCaptured(UUID orderId) {
    return number(
        """
        SELECT COALESCE(SUM(IF(status = 'CAPTURED', amount - refunded, 0)), 0)
        FROM gateway_charge WHERE charge_key = UUID_TO_BIN(?)""",
        orderId);
  }

  public long payments(UUID orderId) {
    return number("SELECT COUNT(*) FROM payment WHERE order_id = UUID_TO_BIN(?)", orderId);
  }

  public long refunds(UUID orderId) {
    return number(
        """
        SELECT COUNT(*) FROM refund r JOIN payment p ON p.id = r.payment_id
        WHERE p.order_id = UUID_TO_BIN(?)""",
        orderId);
  }

  public void awaitStatus(UUID orderId, String status) {
    await().atMost(TIMEOUT).untilAsserted(() -> assertEquals(status, status(orderId)));
    assertAgree(orderId);
  }

  /** Asserts that nothing is pending and that both sides' records agree. */
  public void assertAgree(UUID orderId) {
    assertEquals(
        1,
        number(
            """
            SELECT COUNT(*) FROM payment p
            LEFT JOIN gateway_charge c ON c.charge_key = p.order_id
            WHERE p.order_id = UUID_TO_BIN(?)
              AND NOT EXISTS (
                SELECT * FROM refund r WHERE r.payment_id = p.id AND r.status = 'PENDING')
              AND p.refunded =
                (SELECT COALESCE(SUM(amount), 0) FROM refund r WHERE r.payment_id = p.id)
              AND p.refunded =
                (SELECT COALESCE(SUM(amount), 0) FROM gateway_refund r
                 WHERE r.charge_key = p.order_id)
              AND p.refunded = COALESCE(c.refunded, 0)
              AND CASE p.status
                WHEN 'PENDING' THEN FALSE
                WHEN 'VOIDED' THEN c.status IS NULL OR c.status = 'VOIDED'
                WHEN 'DECLINED' THEN c.status = 'DECLINED' AND c.decline_code = p.decline_code
                ELSE c.status = 'CAPTURED' AND c.amount = p.amount END""",
            orderId),
        () -> "records of order " + orderId + " disagree");
  }

  private long number(String sql, UUID orderId) {
    return Long.parseLong(text(sql, orderId));
  }

  private String text(String sql, UUID orderId) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, orderId.toString());
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? rows.getString(1) : null;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
