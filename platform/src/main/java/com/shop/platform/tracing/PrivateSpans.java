package com.shop.platform.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.semconv.ClientAttributes;
import io.opentelemetry.semconv.HttpAttributes;
import io.opentelemetry.semconv.NetworkAttributes;
import io.opentelemetry.semconv.ServerAttributes;
import io.opentelemetry.semconv.UrlAttributes;
import io.opentelemetry.semconv.UserAgentAttributes;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Keeps personal data of clients, and text that they choose freely, out of the spans of requests.
 */
@Singleton
class PrivateSpans implements SpanProcessor {
  private static final String REDACTED = "REDACTED";

  private static final List<AttributeKey<String>> PRIVATE =
      List.of(
          ClientAttributes.CLIENT_ADDRESS,
          HttpAttributes.HTTP_REQUEST_METHOD_ORIGINAL,
          NetworkAttributes.NETWORK_PEER_ADDRESS,
          ServerAttributes.SERVER_ADDRESS,
          UrlAttributes.URL_PATH,
          UrlAttributes.URL_QUERY,
          UserAgentAttributes.USER_AGENT_ORIGINAL);

  @Override
  public void onStart(Context parent, ReadWriteSpan span) {
    if (span.getKind() != SpanKind.SERVER) {
      return;
    }
    for (AttributeKey<String> key : PRIVATE) {
      if (span.getAttribute(key) != null) {
        span.setAttribute(key, REDACTED);
      }
    }
  }

  @Override
  public boolean isStartRequired() {
    return true;
  }

  @Override
  public void onEnd(ReadableSpan span) {}

  @Override
  public boolean isEndRequired() {
    return false;
  }
}
