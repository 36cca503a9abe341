package com.shop.product.catalogue;

import jakarta.ws.rs.core.EntityTag;
import java.util.Arrays;

/**
 * The header {@code If-None-Match} (RFC 9110, section 13.1.2): the states that a client knows.
 *
 * @param written null if left out
 */
record IfNoneMatch(String written) {

  /** Compares weakly, as the RFC asks, since a proxy that compresses makes a tag weak. */
  boolean names(EntityTag tag) {
    String opaque = '"' + tag.getValue() + '"';
    return written != null
        && Arrays.stream(written.split(","))
            .map(String::strip)
            .anyMatch(t -> t.equals("*") || t.equals(opaque) || t.equals("W/" + opaque));
  }
}
