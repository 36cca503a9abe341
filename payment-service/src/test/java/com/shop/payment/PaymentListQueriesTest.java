package com.shop.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

/** The number of rows that the lists of payments read and sort, among 100,000 payments. */
@QuarkusTest
class PaymentListQueriesTest {
  /** A page; far fewer than the payments of one customer. */
  private static final int MAX_ROWS = 50;

  private static final UUID CUSTOMER = new UUID(0, 7);
  private static final UUID ORDER = new UUID(0, 107);
  private static final CreatedAtCursor MIDDLE =
      new CreatedAtCursor(Instant.parse("2001-01-01T12:00:00Z"), new UUID(0, 50_000));

  @Inject Session db;
  @Inject DataSource database;
  @Inject PaymentRepository payments;

  /** 1,000 payments of each of 100 customers. */
  @BeforeEach
  void fill() throws SQLException {
    AtScale.insert(
        database,
        "payment",
        """
        id, order_id, customer_id, card_token, amount, refunded, status, next_attempt_at, tries,
        created_at, updated_at""",
        """
        UNHEX(LPAD(HEX(n), 32, '0')), UNHEX(LPAD(HEX(n), 32, '0')),
        UNHEX(LPAD(HEX(n % 100), 32, '0')), 'card', 1000, 0, 'CAPTURED', '2001-01-01', 1,
        '2001-01-01' + INTERVAL n SECOND, '2001-01-01'""");
  }

  @AfterEach
  void delete() throws SQLException {
    AtScale.delete(database, "payment", "created_at < '2002-01-01'");
  }

  @Test
  @Covers("PAY-6")
  void noListReadsOrSortsMoreThanAPage() {
    List<String> tooMany = new ArrayList<>();
    for (UUID customer : Arrays.asList(null, CUSTOMER, UUID.randomUUID())) {
      for (UUID order : Arrays.asList(null, ORDER, UUID.randomUUID())) {
        for (CreatedAtCursor after : List.of(CreatedAtCursor.START, MIDDLE)) {
          PaymentFilter filter = new PaymentFilter(customer, order);
          long rows = AtScale.rowsRead(db, () -> payments.newestFirst(filter, after, 21));
          if (rows > MAX_ROWS) {
            tooMany.add("%d rows: %s after %s".formatted(rows, filter, after));
          }
        }
      }
    }
    assertEquals(List.of(), tooMany);
  }
}
