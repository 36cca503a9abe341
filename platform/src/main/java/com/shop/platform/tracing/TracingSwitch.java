package com.shop.platform.tracing;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Records traces only if there is an endpoint to send them to. */
public final class TracingSwitch implements ConfigSourceFactory {
  private static final String DISABLED = "quarkus.otel.sdk.disabled";
  private static final List<String> ENDPOINTS =
      List.of("quarkus.otel.exporter.otlp.endpoint", "quarkus.otel.exporter.otlp.traces.endpoint");

  /** Above what Quarkus records at build time, below all that a person can set. */
  private static final int ORDINAL = 50;

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    boolean isSet = ENDPOINTS.stream().map(context::getValue).anyMatch(TracingSwitch::isSet);
    return List.of(
        new PropertiesConfigSource(
            Map.of(DISABLED, Boolean.toString(!isSet)), "TracingSwitch", ORDINAL));
  }

  private static boolean isSet(ConfigValue endpoint) {
    return endpoint != null
        && endpoint.getValue() != null
        && !endpoint.getValue().isBlank()
        && endpoint.getConfigSourceOrdinal() > ORDINAL;
  }
}
