package com.shop.benchmark;

import com.mysql.cj.jdbc.Driver;
import com.shop.database.Address;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The yardstick of the checkout: the 13 statements in 6 commits that an order needs at least, in
 * bare JDBC. It runs on the shop's MySQL, in a schema with copies of the shop's tables, including
 * keys and constraints.
 */
final class OrderFloor implements Subject {

  /** Where {@link Rows} has its helpers too. */
  static final String SCHEMA = "benchmark";

  /** Referenced tables come before those that refer to them. */
  private static final List<String> TABLES =
      List.of(
          "orderdb.idempotency_key",
          "orderdb.orders",
          "orderdb.order_line",
          "orderdb.order_event",
          "productdb.product",
          "productdb.reservation",
          "productdb.reservation_line",
          "paymentdb.payment",
          "paymentdb.gateway_charge");

  private final Address server;
  private final List<UUID> products;
  private final String response;

  /**
   * @param products the ids of the products that are sold
   * @param response of the shop to an order, which is stored with the key
   */
  OrderFloor(Address server, List<UUID> products, String response) {
    this.server = server;
    this.products = products;
    this.response = response;
  }

  /** Creates the tables. */
  void prepare() throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("USE " + SCHEMA);
      for (String table : TABLES) {
        statement.execute(definition(connection, table));
      }
    }
  }

  private static String definition(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW CREATE TABLE " + table)) {
      row.next();
      return row.getString(2);
    }
  }

  @Override
  public Round load(int clients, Duration time) throws IOException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      List<Connection> connections = new ArrayList<>();
      List<FloorClient> buyers = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        connections.add(connect());
        buyers.add(new FloorClient(connections.get(i), products, response));
      }
      long begin = System.nanoTime();
      long end = begin + time.toNanos();
      List<Future<Latencies>> futures =
          buyers.stream().map(buyer -> threads.submit(() -> buyer.buyUntil(end))).toList();
      Latencies all = new Latencies();
      for (Future<Latencies> future : futures) {
        all.add(future.get());
      }
      Duration elapsed = Duration.ofNanos(System.nanoTime() - begin);
      for (Connection connection : connections) {
        connection.close();
      }
      return new Round(all.toArray(), 0, elapsed);
    } catch (SQLException | ExecutionException e) {
      throw new IOException("The JDBC yardstick failed.", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", server.username());
    properties.setProperty("password", server.password());
    properties.setProperty("useServerPrepStmts", "true");
    properties.setProperty("useLocalSessionState", "true");
    Connection connection = new Driver().connect(server.jdbcUrl(SCHEMA), properties);
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    connection.setAutoCommit(false);
    return connection;
  }
}
