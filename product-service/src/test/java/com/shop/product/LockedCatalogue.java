package com.shop.product;

import com.shop.database.KeptServer;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.function.Executable;

/** Holds up every read of the table {@code product}. */
public final class LockedCatalogue {
  private LockedCatalogue() {}

  /**
   * Runs the work while the table is locked.
   *
   * @param url of the service's database
   */
  public static void during(String url, Executable work) throws Throwable {
    String schema = url.replaceFirst(".*/", "").replaceFirst("\\?.*", "");
    try (Connection root = KeptServer.ofTheTests().open(line -> {}).connect();
        Statement statement = root.createStatement()) {
      statement.execute("LOCK TABLES " + schema + ".product WRITE");
      work.execute();
    }
  }
}
