package com.shop.playground.audit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The program of the pod {@code audit}: audits the shop again and again, and serves what it found
 * at {@code /metrics}, in Prometheus' text format.
 */
public final class AuditServer implements AutoCloseable {
  private static final Logger LOG = System.getLogger(AuditServer.class.getName());
  private static final int PORT = 8080;
  private static final Duration INTERVAL = Duration.ofMinutes(10);

  /** After an audit that failed, for example since MySQL restarts. */
  private static final Duration RETRY = Duration.ofMinutes(1);

  private final String url;
  private final String username;
  private final String password;
  private final AuditMetrics metrics = new AuditMetrics();
  private final HttpServer http;

  /**
   * Serves metrics, at first without an audit.
   *
   * @param url the JDBC URL of the server, without a schema
   * @param username an account that can read the schemas of products, orders and payments, and the
   *     process list
   * @param port 0 for any
   */
  AuditServer(String url, String username, String password, int port) throws IOException {
    this.url = url;
    this.username = username;
    this.password = password;
    http = HttpServer.create(new InetSocketAddress(port), 0);
    http.createContext("/metrics", exchange -> send(exchange, metrics.toString()));
    http.createContext("/health", exchange -> send(exchange, "UP"));
    http.start();
  }

  /** Runs until the process is stopped, with the account and the URL in its environment. */
  @SuppressWarnings("InfiniteLoopStatement")
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Map<String, String> environment = System.getenv();
    AuditServer server =
        new AuditServer(
            environment.get("DB_URL"),
            environment.get("DB_USERNAME"),
            environment.get("DB_PASSWORD"),
            PORT);
    while (true) {
      TimeUnit.NANOSECONDS.sleep((server.audit() ? INTERVAL : RETRY).toNanos());
    }
  }

  /**
   * Audits once.
   *
   * @return whether the audit could be completed, with violations or without
   */
  boolean audit() {
    try (Connection server = DriverManager.getConnection(url, username, password)) {
      Audit audit = Audit.of(server);
      metrics.completed(audit, Instant.now());
      LOG.log(Level.INFO, "Audit completed: {0} violations", audit.count());
      audit.violations().forEach(violation -> LOG.log(Level.ERROR, violation));
      return true;
    } catch (SQLException | RuntimeException e) {
      metrics.failed();
      LOG.log(Level.WARNING, "Audit failed: {0}", firstLine(e));
      return false;
    }
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
  }

  int port() {
    return http.getAddress().getPort();
  }

  @Override
  public void close() {
    http.stop(0);
  }

  private static void send(HttpExchange exchange, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    exchange.sendResponseHeaders(200, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}
