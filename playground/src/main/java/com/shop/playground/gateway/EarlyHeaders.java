package com.shop.playground.gateway;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.ConduitFactory;
import java.io.IOException;
import org.xnio.IoUtils;
import org.xnio.conduits.StreamSinkConduit;

/**
 * Passes an answer's head on as soon as it is there. The proxy would keep it until the first byte
 * of the body, which in an event stream may be long in coming.
 */
final class EarlyHeaders implements HttpHandler {

  private final HttpHandler next;

  EarlyHeaders(HttpHandler next) {
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    exchange.addResponseWrapper(EarlyHeaders::flushSoon);
    next.handleRequest(exchange);
  }

  private static StreamSinkConduit flushSoon(
      ConduitFactory<StreamSinkConduit> factory, HttpServerExchange exchange) {
    StreamSinkConduit conduit = factory.create();
    // Afterwards, so that the head of a short answer still leaves in one packet with its body.
    exchange.getIoThread().execute(() -> flush(conduit, exchange));
    return conduit;
  }

  private static void flush(StreamSinkConduit conduit, HttpServerExchange exchange) {
    if (exchange.isResponseComplete()) {
      return;
    }
    try {
      conduit.flush();
    } catch (IOException e) {
      IoUtils.safeClose(exchange.getConnection());
    }
  }
}
