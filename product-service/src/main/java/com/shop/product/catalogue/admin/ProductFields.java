package com.shop.product.catalogue.admin;

import com.shop.platform.SingleLine;
import com.shop.product.catalogue.ProductView;
import com.shop.product.catalogue.Slug;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/**
 * The editable fields of a product. Its stock changes through {@link StockAdjustment}s instead.
 *
 * @param imageUrl null if there is no image
 */
record ProductFields(
    @NotNull @Sku String sku,
    @NotNull @SingleLine(max = 200) String name,
    @NotNull @Text String description,
    @NotNull @Slug String category,
    @NotNull @Valid Price price,
    @ImageUrl String imageUrl) {

  static ProductFields of(ProductView product) {
    return new ProductFields(
        product.sku(),
        product.name(),
        product.description(),
        product.category(),
        Price.of(product.price()),
        product.imageUrl());
  }
}
