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

/**
 * Connects the traces of an order. A continuation has a trace of its own, with a link to the
 * request that placed the order, since it may begin long after the trace of that request has ended.
 */
@ApplicationScoped
class OrderTraces {
  private static final AttributeKey<String> ORDER_ID = AttributeKey.stringKey("shop.order.id");

  /** Version, trace id, span id and flags: W3C Trace Context, section 3.2. */
  private static final String TRACEPARENT = "00-%s-%s-%s";

  private static final TextMapGetter<String> STORED = new Stored();

  private final Tracer tracer;
  private final Vertx vertx;

  OrderTraces(Tracer tracer, Vertx vertx) {
    this.tracer = tracer;
    this.vertx = vertx;
  }

  /**
   * Names the order in the trace of the request that places it.
   *
   * @return what is stored with the order; null if the trace is not recorded
   */
  @Nullable
  String placing(UUID id) {
    SpanContext placing = Span.current().setAttribute(ORDER_ID, id.toString()).getSpanContext();
    return placing.isSampled()
        ? TRACEPARENT.formatted(
            placing.getTraceId(), placing.getSpanId(), placing.getTraceFlags().asHex())
        : null;
  }

  /** Continues an order, in a trace if the request that placed it was recorded. */
  void continuing(OverdueOrder order, Runnable work) {
    if (order.traceparent() == null) {
      work.run();
      return;
    }
    Span span =
        tracer
            .spanBuilder("continue order")
            .setNoParent()
            .addLink(placed(order.traceparent()))
            .setAttribute(ORDER_ID, order.id().toString())
            .startSpan();
    if (span.isRecording()) {
      inContext(span, work);
    } else {
      // Traces have been switched off since then.
      work.run();
    }
  }

  /** In a Vert.x context of its own, since the workers share the one of the scheduler. */
  private void inContext(Span span, Runnable work) {
    ContextInternal context =
        (ContextInternal) VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
    ContextInternal previous = context.beginDispatch();
    try {
      Context.current().with(span).wrap(work).run();
    } finally {
      context.endDispatch(previous);
      span.end();
    }
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
