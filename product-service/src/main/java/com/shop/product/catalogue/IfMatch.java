package com.shop.product.catalogue;

import com.shop.platform.problem.Problem;
import java.util.Arrays;

/**
 * The header {@code If-Match} (RFC 9110, section 13.1.1): the states of a product that a client is
 * willing to change. Of a tag only the version counts, so that an edit is not refused because
 * somebody has bought a piece meanwhile.
 *
 * @param written null if left out
 */
public record IfMatch(String written) {

  /**
   * @throws Problem 428 when it is left out, 412 when it names other states than this one
   */
  public void require(Product product) {
    if (written == null) {
      throw new Problem(428, "precondition_required", "Send the product's ETag along as If-Match.");
    }
    check(product);
  }

  /**
   * As {@link #require}, but may be left out.
   *
   * @throws Problem 412 when it names other states than this one
   */
  public void check(Product product) {
    if (written != null && !names(product)) {
      throw new Problem(
          412, "precondition_failed", "The product has been edited since; look at it again.");
    }
  }

  /** Compares strongly, as the RFC asks: a weak tag matches nothing. */
  private boolean names(Product product) {
    String version = '"' + Long.toString(product.version()) + "-[0-9]+\"";
    return Arrays.stream(written.split(","))
        .map(String::strip)
        .anyMatch(tag -> tag.equals("*") || tag.matches(version));
  }
}
