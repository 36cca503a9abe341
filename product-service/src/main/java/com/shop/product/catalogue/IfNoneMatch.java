package com.shop.product.catalogue;

import java.util.Arrays;

/**
 * The {@code If-None-Match} header (RFC 9110, section 13.1.2): the versions that the client has.
 *
 * @param value the header; null if absent
 */
public record IfNoneMatch(String value) {

  /** Weak comparison, as the RFC requires: a compressing proxy weakens the tag. */
  public boolean matches(String entityTag) {
    String opaque = '"' + entityTag + '"';
    return value != null
        && Arrays.stream(value.split(","))
            .map(String::strip)
            .anyMatch(t -> t.equals("*") || t.equals(opaque) || t.equals("W/" + opaque));
  }
}
