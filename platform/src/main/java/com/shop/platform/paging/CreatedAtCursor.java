package com.shop.platform.paging;

import com.shop.platform.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A position in a list that is sorted newest first: by creation time, then id, both descending.
 *
 * @param at the creation time of the last row returned
 * @param id the id of that row
 */
public record CreatedAtCursor(Instant at, UUID id) {
  /** The largest value of a DATETIME column. */
  private static final Instant MAX_TIME = Instant.parse("9999-12-31T23:59:59.999Z");

  /** The position before the newest row. */
  public static final CreatedAtCursor START = new CreatedAtCursor(MAX_TIME, new UUID(-1, -1));

  /**
   * @param cursor null for the first page
   * @param query the filters of the list
   * @throws Problem 400 when the cursor is invalid or belongs to another query
   */
  public static CreatedAtCursor parse(String cursor, String query) {
    if (cursor == null) {
      return START;
    }
    List<String> keys = Cursor.parse(cursor, query, 2);
    try {
      long milli = Long.parseLong(keys.get(0));
      if (milli >= 0 && milli <= MAX_TIME.toEpochMilli()) {
        return new CreatedAtCursor(Instant.ofEpochMilli(milli), UUID.fromString(keys.get(1)));
      }
    } catch (IllegalArgumentException e) {
      // reported below
    }
    throw Cursor.invalid();
  }

  /**
   * The HQL condition for the rows after this position; its parameters are {@link #parameters}.
   *
   * @param time the attribute with the creation time
   */
  public static String condition(String time) {
    return "(%1$s < :at or (%1$s = :at and id < :id))".formatted(time);
  }

  /** The parameters of {@link #condition}. */
  public Map<String, Object> parameters() {
    return Map.of("at", at, "id", id);
  }

  /** The cursor of the page that begins after this position. */
  public String cursor(String query) {
    return Cursor.of(query, Long.toString(at.toEpochMilli()), id.toString());
  }
}
