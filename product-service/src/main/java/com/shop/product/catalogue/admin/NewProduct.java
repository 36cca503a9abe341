package com.shop.product.catalogue.admin;

import com.shop.platform.SingleLine;
import com.shop.product.catalogue.Slug;
import com.shop.product.stock.Stock;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * A product to add to the catalogue.
 *
 * @param stock the initial stock
 * @param imageUrl null if there is no image
 */
record NewProduct(
    @NotNull @Sku String sku,
    @NotNull @SingleLine(max = 200) String name,
    @NotNull @Text String description,
    @NotNull @Slug String category,
    @NotNull @Valid Price price,
    @NotNull @Min(0) @Max(Stock.MAX_AVAILABLE) Integer stock,
    @ImageUrl String imageUrl) {

  ProductFields fields() {
    return new ProductFields(sku, name, description, category, price, imageUrl);
  }
}
