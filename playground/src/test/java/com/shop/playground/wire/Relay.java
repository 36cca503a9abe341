package com.shop.playground.wire;

import com.shop.playground.wire.Boundary.Side;
import com.shop.playground.wire.Conversation.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

/**
 * One connection over a wire. Both protocols on it take turns: the first bytes that the client
 * sends after a response begin a request, the first that the server sends after that begin the
 * response.
 */
final class Relay {
  private static final int BUFFER = 1 << 16;
  private static final int PATIENCE_MILLIS = 2_000;

  private final Socket near;
  private final Socket far = new Socket();
  private final InetSocketAddress exit;
  private final Conversation conversation;
  private final Supplier<Duration> delay;
  private final BiPredicate<String, Side> passes;

  /** What the client has sent of a request that cannot be understood yet. */
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

  /** Null when it is the client's turn. */
  private Request unanswered;

  Relay(
      Socket near,
      InetSocketAddress exit,
      Conversation conversation,
      Supplier<Duration> delay,
      BiPredicate<String, Side> passes) {
    this.near = near;
    this.exit = exit;
    this.conversation = conversation;
    this.delay = delay;
    this.passes = passes;
  }

  /** Relays in both directions until either end has closed. */
  void run() {
    try {
      near.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
      far.connect(exit, PATIENCE_MILLIS);
      Wire.start("answers", () -> pump(far, near, this::answered));
      pump(near, far, this::requested);
    } catch (IOException e) {
      // The server cannot be reached; the client learns it by losing its connection.
    } finally {
      cut();
    }
  }

  /** Resets the connection at both ends. */
  void cut() {
    reset(near);
    reset(far);
  }

  private void pump(Socket from, Socket to, BiPredicate<byte[], Integer> mayPass) {
    byte[] buffer = new byte[BUFFER];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        if (!mayPass.test(buffer, count)) {
          cut();
          return;
        }
        out.write(buffer, 0, count);
      }
      // Passes on an orderly end; the other direction finds its socket closed.
      to.close();
    } catch (IOException e) {
      cut();
    } catch (RuntimeException e) {
      // For whoever has to find out why nothing works any more.
      System.out.println("A connection is cut: " + e);
      cut();
    }
  }

  private boolean requested(byte[] bytes, int count) {
    Optional<Request> request;
    synchronized (this) {
      if (unanswered != null) {
        return true;
      }
      begun.write(bytes, 0, count);
      request = conversation.request(begun.toByteArray());
      if (request.isEmpty()) {
        return true;
      }
      unanswered = request.get();
      begun.reset();
    }
    hold(delay.get());
    return passes(request.get(), Side.BEFORE);
  }

  private boolean answered(byte[] bytes, int count) {
    Request request;
    synchronized (this) {
      request = unanswered;
      unanswered = null;
      if (request != null) {
        conversation.response(Arrays.copyOf(bytes, count));
      }
    }
    return request == null || passes(request, Side.AFTER);
  }

  private boolean passes(Request request, Side side) {
    return request.act().map(act -> passes.test(act, side)).orElse(true);
  }

  private static void hold(Duration pause) {
    try {
      TimeUnit.NANOSECONDS.sleep(pause.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void reset(Socket socket) {
    try {
      // With SO_LINGER 0, close sends a reset instead of an orderly end.
      socket.setOption(StandardSocketOptions.SO_LINGER, 0);
      socket.close();
    } catch (IOException e) {
      // Closed already.
    }
  }
}
