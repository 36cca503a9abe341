package com.shop.platform.tracing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RequestSamplerTest {
  private static final Tracer ALL = tracer(1);
  private static final Tracer NONE = tracer(0);

  @Test
  void theRatioDecidesOnRequests() {
    assertTrue(isSampled(ALL.spanBuilder("GET /order").setSpanKind(SpanKind.SERVER).startSpan()));
    assertFalse(isSampled(NONE.spanBuilder("GET /order").setSpanKind(SpanKind.SERVER).startSpan()));
  }

  @ParameterizedTest
  @EnumSource(
      value = SpanKind.class,
      names = {"CLIENT", "INTERNAL"})
  void backgroundJobsBeginNoTrace(SpanKind kind) {
    assertFalse(isSampled(ALL.spanBuilder("SELECT").setSpanKind(kind).startSpan()));
  }

  @Test
  void whatContinuesARecordedTraceIsRecorded() {
    assertTrue(isSampled(NONE.spanBuilder("continue").addLink(context(true)).startSpan()));
    assertFalse(isSampled(ALL.spanBuilder("continue").addLink(context(false)).startSpan()));
  }

  @Test
  void callsFollowTheirCaller() {
    assertTrue(isSampled(child(NONE, context(true))));
    assertFalse(isSampled(child(ALL, context(false))));
  }

  private static Span child(Tracer tracer, SpanContext parent) {
    return tracer
        .spanBuilder("PUT /internal/payments")
        .setSpanKind(SpanKind.SERVER)
        .setParent(Context.root().with(Span.wrap(parent)))
        .startSpan();
  }

  private static SpanContext context(boolean sampled) {
    return SpanContext.createFromRemoteParent(
        "0af7651916cd43dd8448eb211c80319c",
        "b7ad6b7169203331",
        sampled ? TraceFlags.getSampled() : TraceFlags.getDefault(),
        TraceState.getDefault());
  }

  private static boolean isSampled(Span span) {
    assertEquals(span.isRecording(), span.getSpanContext().isSampled());
    return span.isRecording();
  }

  private static Tracer tracer(double ratio) {
    Sampler sampler = new RequestSampler.Producer().sampler(ratio);
    return SdkTracerProvider.builder().setSampler(sampler).build().get("test");
  }
}
