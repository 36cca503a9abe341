package com.shop.playground.monitoring;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Serves what exporters of a cluster have served, from {@code src/test/resources/monitoring}. */
final class RecordedExporters implements AutoCloseable {
  private final HttpServer server;

  private RecordedExporters(HttpServer server) {
    this.server = server;
  }

  /** At {@code /NAME}, the file {@code NAME.prom}. */
  static RecordedExporters start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String file = "/monitoring" + exchange.getRequestURI().getPath() + ".prom";
          try (InputStream recorded = RecordedExporters.class.getResourceAsStream(file);
              exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(recorded == null ? 404 : 200, 0);
            if (recorded != null) {
              recorded.transferTo(exchange.getResponseBody());
            }
          }
        });
    server.start();
    return new RecordedExporters(server);
  }

  /** Host and port. */
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
