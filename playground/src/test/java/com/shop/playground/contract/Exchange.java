package com.shop.playground.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request and its response, as sent over the wire.
 *
 * @param target the request's path, with its query if it has one
 * @param requestBody empty if there was none
 * @param headers of the response; names are case-insensitive
 * @param body of the response; empty if there was none
 */
public record Exchange(
    String method,
    String target,
    Optional<String> requestBody,
    int status,
    Map<String, List<String>> headers,
    String body) {

  public Exchange {
    Map<String, List<String>> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(headers);
    headers = anyCase;
  }

  String path() {
    return target.split("[?#]", 2)[0];
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).map(values -> String.join(", ", values));
  }

  /** Without parameters such as the charset; empty if there is none. */
  String mediaType() {
    return header("Content-Type").orElse("").split(";", 2)[0].strip();
  }

  @Override
  public String toString() {
    return "%s %s was answered with %d %s".formatted(method, target, status, body);
  }
}
