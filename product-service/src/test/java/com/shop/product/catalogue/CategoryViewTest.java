package com.shop.product.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CategoryViewTest {

  @ParameterizedTest
  @CsvSource({"books,Books", "home-kitchen,Home Kitchen", "4k-tv,4k Tv"})
  void theNameIsDerivedFromTheSlug(String slug, String name) {
    assertEquals(name, CategoryView.of(slug, 1).name());
  }
}
