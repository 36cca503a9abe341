package com.shop.product.catalogue;

import com.shop.platform.Ids;
import com.shop.platform.Money;
import com.shop.platform.persistence.SelectLimit;
import com.shop.product.catalogue.ProductSort.Position;
import com.shop.product.replica.Query;
import com.shop.product.search.SearchIndex;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The queries of the public catalogue, which contains the products that are not deleted. Plain
 * JDBC, since they only turn rows into responses.
 */
final class ProductRepository {
  private static final String COLUMNS =
      "id, sku, name, description, category, price, available, image_url, created_at, updated_at";

  private static final String PRIMARY_KEY = "FORCE INDEX (PRIMARY)";

  /** Enough for tens of thousands of products. */
  private static final Duration MAX_WALK = Duration.ofMillis(300);

  private ProductRepository() {}

  /**
   * A product with its version.
   *
   * @param entityTag see {@link Product#entityTag()}
   */
  record Versioned(ProductView product, String entityTag) {}

  /** Those of the products, by id, that the catalogue contains. */
  static Query<Map<UUID, Versioned>> products(Set<UUID> ids) {
    Filters filters = new Filters();
    filters.addIn("id", ids.stream().map(Ids::toBytes).toList());
    filters.add("deleted_at IS NULL");
    return database -> {
      try (PreparedStatement select =
          database.prepareStatement(
              "SELECT %s, version FROM product WHERE %s".formatted(COLUMNS, filters))) {
        filters.bindTo(select);
        try (ResultSet row = select.executeQuery()) {
          Map<UUID, Versioned> products = new HashMap<>();
          while (row.next()) {
            Versioned found = versioned(row);
            products.put(found.product().id(), found);
          }
          return products;
        }
      }
    };
  }

  /**
   * One page plus one more product, which shows whether there is a next page.
   *
   * @param after the last product of the previous page; null for the first page
   */
  static Query<List<ProductView>> page(ProductQuery query, Position after, int limit) {
    return page(query, after, limit, MAX_WALK);
  }

  static Query<List<ProductView>> page(
      ProductQuery query, Position after, int limit, Duration maxWalk) {
    ProductSort sort = query.sort();
    if (query.text() == null) {
      return database -> rows(database, "", indexes(query), filters(query, after), sort, limit);
    }
    Query<Optional<List<byte[]>>> search = SearchIndex.candidates(query.text());
    return database -> {
      Filters filters = filters(query, after);
      Optional<List<byte[]>> candidates = search.run(database);
      if (candidates.isEmpty()) {
        return withCommonText(database, query, filters, limit, maxWalk);
      }
      if (candidates.get().isEmpty()) {
        return List.of();
      }
      filters.addIn("id", candidates.get());
      return rows(database, "", PRIMARY_KEY, filters, sort, limit);
    };
  }

  private static Filters filters(ProductQuery query, Position after) {
    Filters filters = new Filters();
    filters.add("deleted_at IS NULL");
    filters.addIfPresent("category = ?", query.category());
    filters.addIfPresent("price >= ?", query.minPrice());
    filters.addIfPresent("price <= ?", query.maxPrice());
    filters.addIfPresent("in_stock = ?", query.inStock());
    if (query.ids() != null) {
      filters.addIn("id", query.ids().stream().map(Ids::toBytes).toList());
    }
    if (query.text() != null) {
      String pattern = containing(query.text());
      filters.add(
          "(name LIKE ? ESCAPE '!' OR description LIKE ? ESCAPE '!' OR sku LIKE ? ESCAPE '!')",
          pattern,
          pattern,
          pattern);
    }
    if (after != null) {
      Object key = after.key() instanceof Instant time ? utc(time) : after.key();
      filters.add(query.sort().after(), key, key, Ids.toBytes(after.id()));
    }
    return filters;
  }

  /**
   * Goes through the products in the order of the sort, where many match and a page is soon full.
   * If it is not, because those that match are late in that order, it takes all candidates and
   * sorts them.
   */
  private static List<ProductView> withCommonText(
      Connection database, ProductQuery query, Filters filters, int limit, Duration maxWalk)
      throws SQLException {
    Optional<SearchIndex.Sql> candidates = SearchIndex.allCandidates(query.text());
    String maxTime =
        candidates.isEmpty() ? "" : "/*+ MAX_EXECUTION_TIME(%d) */".formatted(maxWalk.toMillis());
    try {
      return rows(database, maxTime, indexes(query), filters, query.sort(), limit);
    } catch (SQLException e) {
      if (candidates.isEmpty() || !SelectLimit.exceeded(e)) {
        throw e;
      }
    }
    filters.add(candidates.get().text(), candidates.get().parameters().toArray());
    return rows(database, "", PRIMARY_KEY, filters, query.sort(), limit);
  }

  private static List<ProductView> rows(
      Connection database,
      String hint,
      String indexes,
      Filters filters,
      ProductSort sort,
      int limit)
      throws SQLException {
    try (PreparedStatement select =
        database.prepareStatement(
            "SELECT %s %s FROM product %s WHERE %s ORDER BY %s LIMIT %d"
                .formatted(hint, COLUMNS, indexes, filters, sort.orderBy(), limit + 1))) {
      filters.bindTo(select);
      try (ResultSet row = select.executeQuery()) {
        List<ProductView> products = new ArrayList<>();
        while (row.next()) {
          products.add(view(row));
        }
        return products;
      }
    }
  }

  /**
   * The indexes to choose from: the one in the order of the sort, which ends early when many
   * products match, and the one by price, which finds the few products of a narrow price range.
   */
  private static String indexes(ProductQuery query) {
    if (query.ids() != null) {
      return "";
    }
    String prefix =
        (query.category() == null ? "by_" : "by_category_")
            + (query.inStock() == null ? "" : "stock_");
    return "USE INDEX (%1$s%2$s, %1$sprice)".formatted(prefix, query.sort().index());
  }

  /**
   * The maintained counts, corrected by the products that {@link CategoryCounts} has not counted.
   */
  static Query<CategoryList> categories() {
    return database -> {
      try (PreparedStatement select =
              database.prepareStatement(
                  """
                  SELECT category, SUM(products) FROM (
                    SELECT category, products FROM category_count
                    UNION ALL
                    SELECT category, COUNT(*) FROM product FORCE INDEX (by_uncounted)
                    WHERE uncounted = 1 AND deleted_at IS NULL GROUP BY category
                    UNION ALL
                    SELECT counted_category, -COUNT(*) FROM product FORCE INDEX (by_uncounted)
                    WHERE uncounted = 1 AND counted_category IS NOT NULL GROUP BY counted_category
                  ) counts
                  GROUP BY category HAVING SUM(products) > 0 ORDER BY category""");
          ResultSet row = select.executeQuery()) {
        List<CategoryView> categories = new ArrayList<>();
        while (row.next()) {
          categories.add(CategoryView.of(row.getString(1), row.getLong(2)));
        }
        return new CategoryList(categories);
      }
    };
  }

  private static Versioned versioned(ResultSet row) throws SQLException {
    ProductView product = view(row);
    return new Versioned(product, Product.entityTag(row.getLong(11), product.available()));
  }

  private static ProductView view(ResultSet row) throws SQLException {
    return new ProductView(
        Ids.fromBytes(row.getBytes(1)),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        Money.of(row.getLong(6)),
        row.getInt(7),
        row.getString(8),
        row.getObject(9, LocalDateTime.class).toInstant(ZoneOffset.UTC),
        row.getObject(10, LocalDateTime.class).toInstant(ZoneOffset.UTC));
  }

  private static LocalDateTime utc(Instant time) {
    return LocalDateTime.ofInstant(time, ZoneOffset.UTC);
  }

  /** A LIKE pattern that matches the text literally, with its own % and _ escaped. */
  private static String containing(String text) {
    return "%" + text.replaceAll("[!%_]", "!$0") + "%";
  }
}
