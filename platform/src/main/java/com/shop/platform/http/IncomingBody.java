package com.shop.platform.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.shop.platform.problem.Problem;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Duration;

/**
 * A request body while it is received. A body that is too large is read to its end and then
 * rejected, so that the client sees the response and can reuse the connection. A body that is much
 * too large is rejected at once and the connection closed.
 */
final class IncomingBody {
  /** 64 KiB, from the HTTP contract. */
  static final int MAX_BYTES = 64 * 1024;

  /** Beyond this size, the body is no longer read and the connection is closed. */
  static final int MAX_READ_BYTES = 1024 * 1024;

  /**
   * How long the connection stays open after such a rejection. If it were closed at once, a client
   * that is still sending would see a reset connection instead of the response.
   */
  private static final long LINGER_MILLIS = 2_000;

  private final RoutingContext context;
  private final HttpServerRequest request;
  private final Buffer body = Buffer.buffer();
  private long received;
  private long timer;

  IncomingBody(RoutingContext context) {
    this.context = context;
    this.request = context.request();
  }

  /**
   * @param timeout how long receiving the body may take; then the connection is closed
   */
  void read(Duration timeout) {
    timer = closeAfter(timeout.toMillis());
    long declared = declaredLength();
    if (declared > MAX_READ_BYTES || declared > MAX_BYTES && expectsContinue()) {
      rejectAndClose();
      return;
    }
    if (expectsContinue()) {
      request.response().writeContinue();
      request.headers().remove(HttpHeaderNames.EXPECT);
    }
    // A malformed chunk, for one. Vert.x would close the connection without a response.
    request.connection().exceptionHandler(failure -> rejectFraming());
    request.handler(this::receive).endHandler(end -> complete());
  }

  private void rejectFraming() {
    if (!request.isEnded() && !request.response().ended()) {
      request.response().putHeader(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
      reject(new Problem(400, "malformed_request", "The request body is not valid HTTP."));
      request.connection().close();
    }
  }

  private void receive(Buffer chunk) {
    received += chunk.length();
    if (received <= MAX_BYTES) {
      body.appendBuffer(chunk);
    } else if (received > MAX_READ_BYTES) {
      rejectAndClose();
    }
  }

  private void complete() {
    request.connection().exceptionHandler(null); // it would keep the body as long as the connection
    if (received > MAX_BYTES) {
      reject(tooLarge());
    } else if (!isText(body.getBytes())) {
      reject(new Problem(400, "malformed_request", "The request body must be text in UTF-8."));
    } else {
      context.vertx().cancelTimer(timer);
      ((RoutingContextInternal) context).setBody(body);
      context.next();
    }
  }

  private void rejectAndClose() {
    request.response().putHeader(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    reject(tooLarge());
    timer = closeAfter(LINGER_MILLIS);
    request.handler(chunk -> {}).endHandler(end -> request.connection().close());
  }

  private void reject(Problem problem) {
    context.vertx().cancelTimer(timer);
    problem.send(request.response(), request.path());
  }

  private static Problem tooLarge() {
    return new Problem(413, "payload_too_large", "Request body exceeds 64 KiB.");
  }

  /**
   * Whether this is well-formed UTF-8 without NUL. JSON has no NUL, but the parser would take one
   * at the beginning for a sign of UTF-16 or UTF-32.
   */
  private static boolean isText(byte[] bytes) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).chars().noneMatch(c -> c == 0);
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private long closeAfter(long millis) {
    return context.vertx().setTimer(millis, id -> request.connection().close());
  }

  /** The Content-Length, which the HTTP server has validated; 0 when the body is chunked. */
  private long declaredLength() {
    String length = request.getHeader(HttpHeaderNames.CONTENT_LENGTH);
    return length == null ? 0 : Long.parseLong(length);
  }

  private boolean expectsContinue() {
    return HttpHeaderValues.CONTINUE.contentEqualsIgnoreCase(
        request.getHeader(HttpHeaderNames.EXPECT));
  }
}
