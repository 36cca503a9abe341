package com.shop.order.checkout;

import com.shop.order.OverdueOrder;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import jakarta.annotation.Nullable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.MDC;

/**
 * Names an order in the log lines and spans of the work on it, and connects its traces. A
 * continuation has a trace of its own, with a link to the request that placed the order, since it
 * may begin long after the trace of that request has ended.
 */
@ApplicationScoped
class OrderTelemetry {
  private static final String LOG_FIELD = "orderId";
  private static final AttributeKey<String> ATTRIBUTE = AttributeKey.stringKey("shop.order.id");

  /** Version, trace id, span id and flags: W3C Trace Context, section 3.2. */
  private static final String TRACEPARENT = "00-%s-%s-%s";

  private static final TextMapGetter<String> STORED = new Stored();

  private final Tracer tracer;
  private final Vertx vertx;

  OrderTelemetry(Tracer tracer, Vertx vertx) {
    this.tracer = tracer;
    this.vertx = vertx;
  }

  /** Names the order that the current request is about. */
  void name(UUID id) {
    MDC.put(LOG_FIELD, id.toString());
    Span.current().setAttribute(ATTRIBUTE, id.toString());
  }

  /**
   * The trace of the request that places an order.
   *
   * @return what is stored with the order; null if the trace is not recorded
   */
  @Nullable
  static String traceparent() {
    SpanContext placing = Span.current().getSpanContext();
    return placing.isSampled()
        ? TRACEPARENT.formatted(
            placing.getTraceId(), placing.getSpanId(), placing.getTraceFlags().asHex())
        : null;
  }

  /**
   * Continues an order, in a trace if the request that placed it was recorded. Log fields and spans
   * belong to a Vert.x context. The work has one of its own, since the workers share the one of the
   * scheduler.
   */
  void continuing(OverdueOrder order, Runnable work) {
    ContextInternal context =
        (ContextInternal) VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
    ContextInternal previous = context.beginDispatch();
    try {
      MDC.put(LOG_FIELD, order.id().toString());
      inTrace(order, work);
    } finally {
      context.endDispatch(previous);
    }
  }

  private void inTrace(OverdueOrder order, Runnable work) {
    Span span = order.traceparent() == null ? Span.getInvalid() : begin(order);
    if (!span.isRecording()) {
      // The request was not recorded, or traces have been switched off since then.
      work.run();
      return;
    }
    try {
      Context.current().with(span).wrap(work).run();
    } finally {
      span.end();
    }
  }

  private Span begin(OverdueOrder order) {
    return tracer
        .spanBuilder("continue order")
        .setNoParent()
        .addLink(placed(order.traceparent()))
        .setAttribute(ATTRIBUTE, order.id().toString())
        .startSpan();
  }

  /** Invalid, which makes no link, if another release has stored it in a form unknown here. */
  private static SpanContext placed(String traceparent) {
    Context context =
        W3CTraceContextPropagator.getInstance().extract(Context.root(), traceparent, STORED);
    return Span.fromContext(context).getSpanContext();
  }

  /** Reads the header from its own value, which is all that is stored. */
  private static final class Stored implements TextMapGetter<String> {
    @Override
    public Iterable<String> keys(String traceparent) {
      return W3CTraceContextPropagator.getInstance().fields();
    }

    @Override
    public String get(String traceparent, String key) {
      return key.equals("traceparent") ? traceparent : null;
    }
  }
}
