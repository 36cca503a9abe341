package com.shop.playground.traces;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A span, as a trace store shows it.
 *
 * @param parentId empty for the first span of a trace
 * @param linkedTraces the ids of the traces that it links to
 * @param text all of it, with its events and its status
 */
public record RecordedSpan(
    String service,
    String traceId,
    String spanId,
    String parentId,
    Span.SpanKind kind,
    String name,
    Map<String, String> attributes,
    Set<String> linkedTraces,
    String text) {

  static RecordedSpan of(Resource resource, Span span) {
    return new RecordedSpan(
        attributes(resource.getAttributesList()).get("service.name"),
        hex(span.getTraceId()),
        hex(span.getSpanId()),
        hex(span.getParentSpanId()),
        span.getKind(),
        span.getName(),
        attributes(span.getAttributesList()),
        span.getLinksList().stream()
            .map(link -> hex(link.getTraceId()))
            .collect(Collectors.toSet()),
        span.toString());
  }

  public boolean isRoot() {
    return parentId.isEmpty();
  }

  boolean isAbout(String order) {
    return order.equals(attributes.get("shop.order.id"));
  }

  /** Whether it is an SQL statement. */
  boolean isStatement() {
    return attributes.keySet().stream().anyMatch(key -> key.startsWith("db."));
  }

  /** The service and what it did, such as {@code order-service POST /order}. */
  public String title() {
    return service + " " + name;
  }

  private static Map<String, String> attributes(List<KeyValue> attributes) {
    return attributes.stream()
        .collect(Collectors.toMap(KeyValue::getKey, RecordedSpan::text, (one, other) -> one));
  }

  private static String text(KeyValue attribute) {
    return attribute.getValue().hasStringValue()
        ? attribute.getValue().getStringValue()
        : attribute.getValue().toString().strip();
  }

  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }
}
