package com.shop.playground.traces;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A trace store: it receives spans as any other does (OTLP over HTTP) and keeps them in memory. */
public final class TraceStore implements AutoCloseable {
  private final HttpServer server;
  private final Queue<RecordedSpan> spans = new ConcurrentLinkedQueue<>();

  TraceStore() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    server.createContext("/v1/traces", this::receive);
    server.start();
  }

  /** Where services send their spans. */
  URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** What has arrived so far. */
  public List<RecordedSpan> spans(Predicate<RecordedSpan> filter) {
    return spans.stream().filter(filter).toList();
  }

  List<RecordedSpan> trace(String id) {
    return spans(span -> span.traceId().equals(id));
  }

  public void add(ExportTraceServiceRequest request) {
    request.getResourceSpansList().stream().flatMap(TraceStore::of).forEach(spans::add);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (InputStream body = exchange.getRequestBody()) {
      add(ExportTraceServiceRequest.parseFrom(body));
    }
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  private static Stream<RecordedSpan> of(ResourceSpans resource) {
    return resource.getScopeSpansList().stream()
        .flatMap(scope -> scope.getSpansList().stream())
        .map(span -> RecordedSpan.of(resource.getResource(), span));
  }
}
