package com.shop.playground.gateway;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.GracefulShutdownHandler;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.xnio.XnioWorker;

/** An HTTP port on the loopback address. */
final class Listener implements AutoCloseable {

  private static final String LOOPBACK = "127.0.0.1";
  private static final int MAX_HEAD_BYTES = 16 * 1024;
  private static final Duration HEAD_LIMIT = Duration.ofSeconds(10);

  /**
   * Longer than clients keep idle connections, so that it is they who close them and never send on
   * one that is just being closed here.
   */
  private static final Duration IDLE_LIMIT = Duration.ofMinutes(10);

  private final GracefulShutdownHandler drain;
  private final Undertow server;

  /**
   * @param port 0 for any free one
   * @throws GatewayException when the port is taken
   */
  Listener(XnioWorker worker, int port, HttpHandler handler) {
    drain = new GracefulShutdownHandler(new HttpGuard(handler));
    server =
        Undertow.builder()
            .setWorker(worker)
            .addHttpListener(port, LOOPBACK, new ProblemFallback(drain))
            // What is checked is what is forwarded: the bytes as they came.
            .setServerOption(UndertowOptions.DECODE_URL, false)
            // Let in here only to be refused with a problem instead of an empty answer.
            .setServerOption(UndertowOptions.ALLOW_UNESCAPED_CHARACTERS_IN_URL, true)
            .setServerOption(UndertowOptions.MAX_HEADER_SIZE, MAX_HEAD_BYTES)
            .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, millis(HEAD_LIMIT))
            .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, millis(IDLE_LIMIT))
            .build();
    try {
      server.start();
    } catch (RuntimeException e) {
      throw e.getCause() instanceof BindException
          ? new GatewayException("Port %d is already in use.".formatted(port), e)
          : e;
    }
  }

  int port() {
    return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
  }

  /**
   * Refuses new requests, waits for those under way and closes the port.
   *
   * @param limit after which whatever is still under way is cut off
   */
  void drain(Duration limit) throws InterruptedException {
    drain.shutdown();
    drain.awaitShutdown(limit.toMillis());
    close();
  }

  @Override
  public void close() {
    server.stop();
  }

  private static int millis(Duration duration) {
    return Math.toIntExact(duration.toMillis());
  }
}
