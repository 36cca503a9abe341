package com.shop.product.catalogue;

import com.shop.platform.CodePoints;
import com.shop.platform.Ids;
import com.shop.platform.Money;
import com.shop.platform.paging.Cursor;
import com.shop.platform.problem.Problem;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The sort orders of the product list. Each is made unique by the id, so that a page boundary is
 * never ambiguous.
 */
enum ProductSort {
  NEWEST("newest", "created_at", true, p -> p.createdAt().toEpochMilli(), ProductSort::time),
  PRICE("price", "price", false, p -> p.price().amount(), ProductSort::amount),
  PRICE_DESCENDING("-price", "price", true, p -> p.price().amount(), ProductSort::amount),
  NAME("name", "name", false, ProductView::name, ProductSort::name);

  /** 9999-12-31, the last day of DATETIME. */
  private static final long LAST_MILLI = 253_402_300_799_999L;

  private static final int MAX_NAME = 200;

  private final String parameter;
  private final String column;
  private final boolean descending;
  private final Function<ProductView, Object> key;
  private final Function<String, Object> reader;

  ProductSort(
      String parameter,
      String column,
      boolean descending,
      Function<ProductView, Object> key,
      Function<String, Object> reader) {
    this.parameter = parameter;
    this.column = column;
    this.descending = descending;
    this.key = key;
    this.reader = reader;
  }

  /** The sort key and id of the last product of a page. */
  record Position(Object key, UUID id) {}

  /**
   * @param text the query parameter; null if absent
   * @throws Problem 400 if there is no such sort
   */
  static ProductSort parse(String text) {
    if (text == null) {
      return NEWEST;
    }
    return Arrays.stream(values())
        .filter(sort -> sort.parameter.equals(text))
        .findFirst()
        .orElseThrow(() -> Problem.invalid("sort", "must be one of " + choices()));
  }

  /** The last part of the names of the indexes in this order. */
  String index() {
    return parameter.replace("-", "");
  }

  String orderBy() {
    return descending ? column + " DESC, id DESC" : column + ", id";
  }

  /**
   * The SQL condition for the products after a position. Its parameters are the key, the key again
   * and the id. The database compares, so names that differ only in case or accents are equal and
   * the id decides.
   */
  String after() {
    return "(%1$s %2$s ? OR (%1$s = ? AND id %2$s ?))".formatted(column, descending ? "<" : ">");
  }

  String cursor(String query, ProductView last) {
    return Cursor.of(query, key.apply(last).toString(), last.id().toString());
  }

  /**
   * @throws Problem 400 if the cursor is invalid or belongs to another query or sort
   */
  Position position(String query, String cursor) {
    var keys = Cursor.parse(cursor, query, 2);
    try {
      return new Position(
          reader.apply(keys.get(0)), Ids.parse(keys.get(1)).orElseThrow(Cursor::invalid));
    } catch (Problem | NumberFormatException e) {
      throw Cursor.invalid();
    }
  }

  private static Object time(String key) {
    return Instant.ofEpochMilli(requireRange(Long.parseLong(key), LAST_MILLI));
  }

  private static Object amount(String key) {
    return requireRange(Long.parseLong(key), Money.MAX_AMOUNT);
  }

  private static Object name(String key) {
    if (CodePoints.count(key) > MAX_NAME) {
      throw Cursor.invalid();
    }
    return key;
  }

  private static long requireRange(long value, long max) {
    if (value < 0 || value > max) {
      throw Cursor.invalid();
    }
    return value;
  }

  private static String choices() {
    return Arrays.stream(values()).map(sort -> sort.parameter).collect(Collectors.joining(", "));
  }
}
