package com.shop.platform.tracing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.observability.HttpRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedParentsTest {
  private static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";
  private static final String NONE = Span.getInvalid().getSpanContext().getTraceId();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/internal/reservations/0198a3f2-7c1e-7d3a-9b52-4f6e8a1c2d3b/confirm",
        "/internal/token",
        "/internal/refunds?after=7&text=%C3%A4.."
      })
  void callsOfServicesContinueTheirTrace(String uri) {
    assertEquals(TRACE_ID, extracted(uri));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/order",
        "/internal",
        "/internal/../order",
        "/internal/%2e%2e/order",
        "/order?/internal/",
        "/order?/../internal/",
        "/order?q=100%",
        "/%%zz",
        "/internal/%zz",
        "/internalise",
        "http://shop/internal/token",
        "*"
      })
  void requestsOfClientsDoNot(String uri) {
    assertEquals(NONE, extracted(uri));
  }

  private static String extracted(String uri) {
    Context context =
        new TrustedParents(W3CTraceContextPropagator.getInstance())
            .extract(Context.root(), new Request(uri), new Headers());
    return Span.fromContext(context).getSpanContext().getTraceId();
  }

  private record Request(String uri) implements HttpRequest {
    @Override
    public int id() {
      return 1;
    }

    @Override
    public String absoluteURI() {
      return "http://shop" + uri;
    }

    @Override
    public HttpMethod method() {
      return HttpMethod.GET;
    }

    @Override
    public MultiMap headers() {
      return MultiMap.caseInsensitiveMultiMap()
          .add("traceparent", "00-" + TRACE_ID + "-b7ad6b7169203331-01");
    }

    @Override
    public SocketAddress remoteAddress() {
      return SocketAddress.inetSocketAddress(1, "127.0.0.1");
    }
  }

  private static final class Headers implements TextMapGetter<Request> {
    @Override
    public Iterable<String> keys(Request request) {
      return request.headers().names();
    }

    @Override
    public String get(Request request, String name) {
      return request.headers().get(name);
    }
  }
}
