package com.shop.platform.tracing;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.context.propagation.TextMapSetter;
import io.quarkus.opentelemetry.runtime.propagation.TextMapPropagatorCustomizer;
import io.vertx.core.spi.observability.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.regex.Pattern;

/**
 * Accepts a trace from the shop's own services only, which call {@code /internal}: no ingress
 * routes there. A request of a client begins a trace of its own, so that a client can neither have
 * its requests recorded nor write into another trace.
 */
record TrustedParents(TextMapPropagator propagator) implements TextMapPropagator {
  /** As the services write it: a path that leads elsewhere has a dot or a percent sign. */
  private static final Pattern INTERNAL = Pattern.compile("/internal/[\\w/-]+(\\?.*)?");

  @Override
  public Collection<String> fields() {
    return propagator.fields();
  }

  @Override
  public <C> void inject(Context context, C carrier, TextMapSetter<C> setter) {
    propagator.inject(context, carrier, setter);
  }

  @Override
  public <C> Context extract(Context context, C carrier, TextMapGetter<C> getter) {
    return carrier instanceof HttpRequest request && INTERNAL.matcher(request.uri()).matches()
        ? propagator.extract(context, carrier, getter)
        : context;
  }

  /** Applies it to the propagator of the service. */
  @Singleton
  static final class Customizer implements TextMapPropagatorCustomizer {
    @Override
    public TextMapPropagator customize(Context context) {
      return new TrustedParents(context.propagator());
    }
  }
}
