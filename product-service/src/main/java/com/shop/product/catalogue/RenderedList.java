package com.shop.product.catalogue;

import com.shop.platform.Sha256;
import java.util.Arrays;
import java.util.Base64;

/**
 * The response body of a list.
 *
 * @param entityTag identifies the content
 * @param asOf as in {@link com.shop.product.replica.Snapshot}
 */
record RenderedList(byte[] json, String entityTag, long asOf) {
  private static final int TAG_BYTES = 12;

  static RenderedList of(byte[] json, long asOf) {
    byte[] hash = Arrays.copyOf(Sha256.of(json), TAG_BYTES);
    return new RenderedList(json, Base64.getUrlEncoder().encodeToString(hash), asOf);
  }
}
