package com.shop.platform.http;

import com.shop.platform.problem.Problem;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import java.time.Duration;

/**
 * One request's body on its way in. One that is too large is read to its end and then refused, so
 * that the client sees the answer and may go on with its connection; but not for ever.
 */
final class IncomingBody {
  /** 64 KiB, from the HTTP contract. */
  static final int MAX_BYTES = 64 * 1024;

  /** Who sends more than this is not listened to any longer. */
  static final int MAX_READ_BYTES = 1024 * 1024;

  /**
   * How long the connection stays after such a refusal. A client that is still sending would see
   * its connection reset, and not the answer, if it were closed at once.
   */
  private static final long LINGER_MILLIS = 2_000;

  private final RoutingContext context;
  private final HttpServerRequest request;
  private final Buffer body = Buffer.buffer();
  private long seen;
  private long timer;

  IncomingBody(RoutingContext context) {
    this.context = context;
    this.request = context.request();
  }

  /**
   * @param patience how long the body may take; then the connection is closed
   */
  void read(Duration patience) {
    timer = closeAfter(patience.toMillis());
    long declared = declaredLength();
    if (declared > MAX_READ_BYTES || declared > MAX_BYTES && waitsToSend()) {
      refuseAndClose();
      return;
    }
    if (waitsToSend()) {
      request.response().writeContinue();
      request.headers().remove(HttpHeaderNames.EXPECT);
    }
    request.handler(this::take).endHandler(end -> pass());
  }

  private void take(Buffer chunk) {
    seen += chunk.length();
    if (seen <= MAX_BYTES) {
      body.appendBuffer(chunk);
    } else if (seen > MAX_READ_BYTES) {
      refuseAndClose();
    }
  }

  private void pass() {
    if (seen > MAX_BYTES) {
      refuse();
    } else {
      context.vertx().cancelTimer(timer);
      ((RoutingContextInternal) context).setBody(body);
      context.next();
    }
  }

  private void refuseAndClose() {
    request.response().putHeader(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    refuse();
    timer = closeAfter(LINGER_MILLIS);
    request.handler(chunk -> {}).endHandler(end -> request.connection().close());
  }

  private void refuse() {
    context.vertx().cancelTimer(timer);
    new Problem(413, "payload_too_large", "A body may have up to 64 KiB.")
        .send(request.response(), request.path());
  }

  private long closeAfter(long millis) {
    return context.vertx().setTimer(millis, id -> request.connection().close());
  }

  /** The length by its header, which the HTTP server has checked; 0 when the body is chunked. */
  private long declaredLength() {
    String length = request.getHeader(HttpHeaderNames.CONTENT_LENGTH);
    return length == null ? 0 : Long.parseLong(length);
  }

  private boolean waitsToSend() {
    return HttpHeaderValues.CONTINUE.contentEqualsIgnoreCase(
        request.getHeader(HttpHeaderNames.EXPECT));
  }
}
