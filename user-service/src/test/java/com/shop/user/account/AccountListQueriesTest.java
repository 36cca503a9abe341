package com.shop.user.account;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.platform.Covers;
import com.shop.platform.paging.CreatedAtCursor;
import com.shop.platform.persistence.AtScale;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The number of rows that the list of users reads and sorts, among 100,000 users. */
@QuarkusTest
class AccountListQueriesTest {
  /** The accounts of a page and their roles. */
  private static final int MAX_ROWS = 100;

  private static final CreatedAtCursor MIDDLE =
      new CreatedAtCursor(Instant.parse("2001-01-01T12:00:00Z"), new UUID(0, 50_000));

  @Inject Session db;
  @Inject DataSource database;
  @Inject AccountRepository accounts;

  @BeforeEach
  void fill() throws SQLException {
    AtScale.insert(
        database,
        "account",
        "id, email, name, password_hash, created_at",
        """
        UNHEX(LPAD(HEX(n), 32, '0')), CONCAT(n, '@scale.example'), 'Pat', '-',
        '2001-01-01' + INTERVAL n SECOND""");
    AtScale.insert(
        database, "account_role", "account_id, role", "UNHEX(LPAD(HEX(n), 32, '0')), 'customer'");
  }

  @AfterEach
  void delete() throws SQLException {
    AtScale.delete(database, "account", "created_at < '2002-01-01'");
  }

  @Test
  @Covers("USER-32")
  void aPageReadsOnlyItsAccounts() {
    for (CreatedAtCursor after : List.of(CreatedAtCursor.START, MIDDLE)) {
      for (String part : List.of("", "scale.example")) {
        long rows =
            AtScale.rowsRead(db, () -> accounts.newestFirst(AccountSearch.parse(part), after, 21));
        assertTrue(rows <= MAX_ROWS, rows + " rows after " + after);
      }
    }
  }
}
