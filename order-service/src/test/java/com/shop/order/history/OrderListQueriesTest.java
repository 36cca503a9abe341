package com.shop.order.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.order.OrderStatus;
import com.shop.platform.Covers;
import com.shop.platform.paging.CreatedAtCursor;
import com.shop.platform.persistence.AtScale;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The number of rows that the lists of orders read and sort, among 100,000 orders. */
@QuarkusTest
class OrderListQueriesTest {
  /** All orders of a customer and a page; far fewer than all orders, or those of a status. */
  private static final int MAX_ROWS = 300;

  private static final UUID CUSTOMER = new UUID(0, 7);
  private static final CreatedAtCursor MIDDLE =
      new CreatedAtCursor(Instant.parse("2001-01-01T12:00:00Z"), new UUID(0, 50_000));

  @Inject Session db;
  @Inject DataSource database;
  @Inject OrderHistory history;

  /**
   * 200 orders of each of 500 customers, one customer after the other. The newest are DELIVERED,
   * most older ones CONFIRMED, and none SHIPPED.
   */
  @BeforeEach
  void fill() throws SQLException {
    AtScale.insert(
        database,
        "orders",
        "id, customer_id, status, card_token, shipping_address, placed_at, updated_at",
        """
        UNHEX(LPAD(HEX(n), 32, '0')), UNHEX(LPAD(HEX(n DIV 200), 32, '0')),
        CASE WHEN n <= 50 THEN 'PENDING' WHEN n > 40000 THEN 'DELIVERED'
          WHEN n % 10 = 0 THEN 'CANCELLED' ELSE 'CONFIRMED' END,
        'card', '{}', '2001-01-01' + INTERVAL n SECOND, '2001-01-01'""");
  }

  @AfterEach
  void delete() throws SQLException {
    AtScale.delete(database, "orders", "placed_at < '2002-01-01'");
  }

  @Test
  @Covers({"ORDER-24", "ORDER-25", "ORDER-47"})
  void noListReadsOrSortsTheOrdersOfOthers() {
    List<String> tooMany = new ArrayList<>();
    for (UUID customer : Arrays.asList(null, CUSTOMER, UUID.randomUUID())) {
      List<OrderStatus> statuses = new ArrayList<>(List.of(OrderStatus.values()));
      statuses.add(null);
      for (OrderStatus status : statuses) {
        for (CreatedAtCursor after : List.of(CreatedAtCursor.START, MIDDLE)) {
          long rows = AtScale.rowsRead(db, () -> history.newestFirst(customer, status, after, 21));
          if (rows > MAX_ROWS) {
            tooMany.add(
                "%d rows: customer %s, %s after %s".formatted(rows, customer, status, after));
          }
        }
      }
    }
    assertEquals(List.of(), tooMany);
  }
}
