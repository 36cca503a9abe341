package com.shop.platform.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.util.Optional;

/**
 * The id of a recorded trace, under which the trace store finds it: the response and its problem
 * carry it. Log lines also have the ids of traces that are not recorded, with {@code
 * sampled=false}.
 */
public final class TraceId {
  /** The header of responses. */
  public static final String HEADER = "X-Trace-Id";

  /** The name in log lines and problems. */
  public static final String NAME = "traceId";

  private TraceId() {}

  /** The id of the current trace: 32 hexadecimal digits; empty if it is not recorded. */
  public static Optional<String> current() {
    SpanContext span = Span.current().getSpanContext();
    return span.isSampled() ? Optional.of(span.getTraceId()) : Optional.empty();
  }
}
