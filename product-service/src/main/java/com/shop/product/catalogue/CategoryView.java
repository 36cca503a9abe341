package com.shop.product.catalogue;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A category. It exists as long as at least one product names it.
 *
 * @param name the display name, derived from the slug: {@code home-kitchen} becomes Home Kitchen
 */
@Schema(name = "Category")
record CategoryView(String slug, String name, long productCount) {

  static CategoryView of(String slug, long productCount) {
    String name =
        Arrays.stream(slug.split("-"))
            .map(CategoryView::capitalised)
            .collect(Collectors.joining(" "));
    return new CategoryView(slug, name, productCount);
  }

  private static String capitalised(String word) {
    return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
