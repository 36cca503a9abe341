package com.shop.product.catalogue;

import com.shop.platform.problem.Problem;
import java.util.Arrays;

/**
 * The {@code If-Match} header (RFC 9110, section 13.1.1): the versions of a product that the client
 * is willing to change. Only the version in the tag is compared, not the stock, so that a purchase
 * in the meantime does not fail an edit.
 *
 * @param value the header; null if absent
 */
public record IfMatch(String value) {

  /**
   * Requires the header to name the product's current version.
   *
   * @throws Problem 428 if the header is absent, 412 if it names other versions only
   */
  public void require(Product product) {
    if (value == null) {
      throw new Problem(
          428, "precondition_required", "If-Match is required. Send the product's current ETag.");
    }
    check(product);
  }

  /**
   * As {@link #require}, but the header is optional.
   *
   * @throws Problem 412 if the header names other versions only
   */
  public void check(Product product) {
    if (value != null && !names(product)) {
      throw new Problem(
          412,
          "precondition_failed",
          "The product has changed since that ETag was read. Read the product again.");
    }
  }

  /** Strong comparison, as the RFC requires: a weak tag never matches. */
  private boolean names(Product product) {
    String version = '"' + Long.toString(product.version()) + "-[0-9]+\"";
    return Arrays.stream(value.split(","))
        .map(String::strip)
        .anyMatch(tag -> tag.equals("*") || tag.matches(version));
  }
}
