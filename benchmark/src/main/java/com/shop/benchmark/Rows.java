package com.shop.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Rows that the benchmark adds by SQL, as the shop would have left them: the audit finds them in
 * order. Each script has the name of its file beside this class.
 */
final class Rows {

  /** The categories are called {@code bench-0} and so on; the last one has nothing in stock. */
  static final int CATEGORIES = 20;

  private static final String INDEXING =
      """
      SELECT EXISTS (SELECT 1 FROM productdb.product WHERE uncounted = 1)
        OR EXISTS (SELECT 1 FROM productdb.product WHERE unindexed = 1)""";

  private static final int POLL_MILLIS = 500;

  private final Connection server;

  /**
   * @param server an account that may write all schemas of a new shop
   */
  Rows(Connection server) throws SQLException {
    this.server = server;
    run("numbers");
  }

  /**
   * Adds products to the catalogue, and waits until product-service has counted and indexed them.
   *
   * @param count up to a million
   */
  void addProducts(int count) throws SQLException, InterruptedException {
    addProducts("productdb", count);
    run("stock");
    while (isIndexing()) {
      Thread.sleep(POLL_MILLIS);
    }
  }

  private boolean isIndexing() throws SQLException {
    try (Statement statement = server.createStatement();
        ResultSet row = statement.executeQuery(INDEXING)) {
      row.next();
      return row.getBoolean(1);
    }
  }

  /** Adds the same products to another schema that has the table. */
  void addProducts(String schema, int count) throws SQLException {
    server.setCatalog(schema);
    set("count", count);
    run("products");
  }

  /**
   * Adds orders of one line, confirmed and paid, and what belongs to them in all schemas.
   *
   * @param count up to a million
   * @param customer who placed a hundred of them
   */
  void addOrders(int count, UUID customer) throws SQLException {
    set("count", count);
    set("own", bytes(customer));
    run("orders");
  }

  /** The ids of the added products that are in stock. */
  static List<UUID> productsInStock(Connection server) throws SQLException {
    List<UUID> ids = new ArrayList<>();
    try (Statement statement = server.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT id FROM productdb.product WHERE sku LIKE 'BENCH-%' AND available > 0 ORDER BY id")) {
      while (rows.next()) {
        ByteBuffer id = ByteBuffer.wrap(rows.getBytes(1));
        ids.add(new UUID(id.getLong(), id.getLong()));
      }
    }
    return ids;
  }

  /** As MySQL stores it. */
  static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  private void set(String variable, Object value) throws SQLException {
    try (PreparedStatement statement = server.prepareStatement("SET @" + variable + " = ?")) {
      statement.setObject(1, value);
      statement.execute();
    }
  }

  private void run(String script) throws SQLException {
    try (Statement statement = server.createStatement()) {
      for (String sql : read(script + ".sql").split(";\n")) {
        statement.execute(sql);
      }
    }
  }

  private static String read(String file) {
    try (InputStream stream = Rows.class.getResourceAsStream(file)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
