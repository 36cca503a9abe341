package com.shop.platform.tracing;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/**
 * The id of a request, which its response, its problem, its log lines and its calls to other
 * services carry. One that the request brings is taken over if it is well-formed, so that an
 * ingress or a client can choose it. Nothing relies on it: other requests may have the same.
 */
public final class RequestId {
  /** The header of requests and responses. */
  public static final String HEADER = "X-Request-Id";

  /** The name in log lines and problems. */
  public static final String NAME = "requestId";

  /** Refers to {@link #current()} in the annotations of a REST client. */
  public static final String CURRENT = "{com.shop.platform.tracing.RequestId.current}";

  /** 32 hexadecimal digits, as here and in nginx, or a UUID, as in Envoy: no free text. */
  private static final Pattern WELL_FORMED =
      Pattern.compile("[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private RequestId() {}

  /**
   * The id of a new request.
   *
   * @param given the header of the request; null if it has none
   */
  public static String of(String given) {
    return given != null && WELL_FORMED.matcher(given).matches() ? given : next();
  }

  /** The id of the request that this thread serves, or a new one for a background job. */
  public static String current() {
    Object id = MDC.get(NAME);
    return id == null ? next() : id.toString();
  }

  private static String next() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
  }
}
