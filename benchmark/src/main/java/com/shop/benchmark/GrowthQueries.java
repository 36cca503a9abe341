package com.shop.benchmark;

import java.util.ArrayList;
import java.util.List;

/** The lists of the catalogue whose response times must not depend on its size. */
final class GrowthQueries {

  /** None; in one product of seven, in one product, in none. */
  private static final List<String> TEXTS =
      List.of("", "&q=Green", "&q=unicum", "&q=nothing+like+it");

  private static final List<String> SORTS = List.of("newest", "price", "-price", "name");
  private static final List<String> CATEGORIES = List.of("", "&category=bench-3");
  private static final List<String> PRICES = List.of("", "&minPrice=20000&maxPrice=60000");
  private static final List<String> STOCKS = List.of("", "&inStock=true", "&inStock=false");

  /** Nothing in stock; a price that no product has. */
  private static final List<String> EMPTY =
      List.of(
          "&category=bench-19&inStock=true",
          "&minPrice=99999999",
          "&inStock=true&minPrice=99999999");

  private GrowthQueries() {}

  /** The paths: each combination of filters and the emptiest, each in each order. */
  static List<String> paths() {
    List<String> filters = new ArrayList<>();
    for (String text : TEXTS) {
      for (String category : CATEGORIES) {
        for (String price : PRICES) {
          for (String stock : STOCKS) {
            filters.add(text + category + price + stock);
          }
        }
      }
    }
    filters.addAll(EMPTY);
    List<String> paths = new ArrayList<>();
    for (String filter : filters) {
      for (String sort : SORTS) {
        paths.add("/product?limit=20&sort=" + sort + filter);
      }
    }
    paths.add("/product/categories");
    return paths;
  }
}
