package com.shop.product.seed;

/**
 * A product of the demonstration catalogue.
 *
 * @param price in minor units
 * @param stock the initial stock
 * @param image the file name of a picture below {@code /assets/products/}
 */
record SeedProduct(
    String sku,
    String name,
    String description,
    String category,
    long price,
    int stock,
    String image) {

  String imageUrl() {
    return "/assets/products/" + image;
  }
}
