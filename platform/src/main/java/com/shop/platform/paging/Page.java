package com.shop.platform.paging;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param nextCursor the cursor of the next page; absent on the last page
 */
public record Page<T>(List<T> items, String nextCursor) {

  /**
   * Makes a page of up to {@code limit + 1} rows. The additional row is not shown: it only means
   * that there is a next page.
   */
  public static <R, T> Page<T> of(
      List<R> rows, int limit, Function<R, T> item, Function<R, String> cursor) {
    boolean more = rows.size() > limit;
    List<R> shown = more ? rows.subList(0, limit) : rows;
    return new Page<>(
        shown.stream().map(item).toList(), more ? cursor.apply(shown.get(limit - 1)) : null);
  }
}
