package com.shop.platform.tracing;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Decides which traces are recorded: a part of the requests of clients, and all that continues a
 * recorded one. Background jobs, such as polls, begin none.
 */
final class RequestSampler implements Sampler {
  private final Sampler requests;

  RequestSampler(Sampler requests) {
    this.requests = requests;
  }

  @Override
  public SamplingResult shouldSample(
      Context parent,
      String traceId,
      String name,
      SpanKind kind,
      Attributes attributes,
      List<LinkData> links) {
    if (kind == SpanKind.SERVER) {
      return requests.shouldSample(parent, traceId, name, kind, attributes, links);
    }
    return links.stream().anyMatch(link -> link.getSpanContext().isSampled())
        ? SamplingResult.recordAndSample()
        : SamplingResult.drop();
  }

  @Override
  public String getDescription() {
    return "RequestSampler{" + requests.getDescription() + "}";
  }

  /** Makes the sampler of the service. */
  static final class Producer {

    /**
     * @param ratio of the requests that are recorded, from 0 to 1
     */
    @Produces
    @Singleton
    Sampler sampler(@ConfigProperty(name = "quarkus.otel.traces.sampler.arg") double ratio) {
      return Sampler.parentBased(new RequestSampler(Sampler.traceIdRatioBased(ratio)));
    }
  }
}
