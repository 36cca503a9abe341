package com.shop.product.catalogue.admin;

import com.shop.platform.SingleLine;
import com.shop.product.catalogue.ProductView;
import com.shop.product.catalogue.Slug;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/**
 * What an admin edits of a product; its stock is adjusted instead.
 *
 * @param imageUrl null when there is no image
 */
record ProductFields(
    @NotNull @Sku String sku,
    @NotNull @SingleLine(max = 200) String name,
    @NotNull @Text String description,
    @NotNull @Slug String category,
    @NotNull @Valid Price price,
    @ImageUrl String imageUrl) {

  static ProductFields of(ProductView shown) {
    return new ProductFields(
        shown.sku(),
        shown.name(),
        shown.description(),
        shown.category(),
        Price.of(shown.price()),
        shown.imageUrl());
  }
}
