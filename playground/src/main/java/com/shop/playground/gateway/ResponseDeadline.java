package com.shop.playground.gateway;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;
import io.undertow.util.WorkerUtils;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.xnio.XnioExecutor;

/**
 * Ends an exchange whose answer has not begun in time. Unlike the proxy's own limit it does not
 * count while an answer is under way, so that event streams live as long as they like.
 */
final class ResponseDeadline implements HttpHandler {

  private final Duration limit;
  private final HttpHandler next;

  ResponseDeadline(Duration limit, HttpHandler next) {
    this.limit = limit;
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    XnioExecutor.Key timer =
        WorkerUtils.executeAfter(
            exchange.getIoThread(),
            () -> expire(exchange),
            limit.toMillis(),
            TimeUnit.MILLISECONDS);
    exchange.addExchangeCompleteListener(
        (completed, nextListener) -> {
          timer.remove();
          nextListener.proceed();
        });
    next.handleRequest(exchange);
  }

  private static void expire(HttpServerExchange exchange) {
    if (exchange.isResponseStarted() || exchange.isComplete()) {
      return;
    }
    // The proxy closes the client's connection when it hears that the replica's is gone, however
    // late that is: there must be no other exchange on it by then.
    exchange.setPersistent(false);
    UpstreamExchange.timeOut(exchange);
    if (!exchange.isResponseStarted()) {
      exchange.setStatusCode(StatusCodes.GATEWAY_TIME_OUT);
      exchange.endExchange();
    }
  }
}
