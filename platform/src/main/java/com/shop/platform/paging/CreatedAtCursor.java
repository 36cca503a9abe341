package com.shop.platform.paging;

import com.shop.platform.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A place in a list that is sorted newest first: by time, then id, both descending.
 *
 * @param at when the last row shown was made
 * @param id its id
 */
public record CreatedAtCursor(Instant at, UUID id) {
  /** The last moment of a DATETIME column. */
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

  /** Before the newest row. */
  public static final CreatedAtCursor START = new CreatedAtCursor(LAST, new UUID(-1, -1));

  /**
   * @param cursor null for the first page
   * @throws Problem 400 when it is made up, or from another query
   */
  public static CreatedAtCursor parse(String cursor, String query) {
    if (cursor == null) {
      return START;
    }
    List<String> keys = Cursor.parse(cursor, query, 2);
    try {
      long milli = Long.parseLong(keys.get(0));
      if (milli >= 0 && milli <= LAST.toEpochMilli()) {
        return new CreatedAtCursor(Instant.ofEpochMilli(milli), UUID.fromString(keys.get(1)));
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw Cursor.invalid();
  }

  /**
   * The HQL condition for the rows after this place; its parameters are {@link #parameters}.
   *
   * @param time the attribute that has the time
   */
  public static String condition(String time) {
    return "(%1$s < :at or (%1$s = :at and id < :id))".formatted(time);
  }

  /** The parameters of {@link #condition}. */
  public Map<String, Object> parameters() {
    return Map.of("at", at, "id", id);
  }

  /** The cursor of what comes after this place. */
  public String cursor(String query) {
    return Cursor.of(query, Long.toString(at.toEpochMilli()), id.toString());
  }
}
