package com.shop.product.catalogue;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** The conditions of a WHERE clause and their parameters. */
class Filters {
  private final List<String> conditions = new ArrayList<>();
  private final List<Object> parameters = new ArrayList<>();

  /**
   * Adds a condition.
   *
   * @param values one for each {@code ?}, in order
   */
  void add(String condition, Object... values) {
    conditions.add(condition);
    parameters.addAll(Arrays.asList(values));
  }

  /** Adds the condition unless its value is null. */
  void addIfPresent(String condition, Object value) {
    if (value != null) {
      add(condition, value);
    }
  }

  /**
   * Requires the column to have one of the values, of which there is at least one. The last one is
   * repeated until their number is a power of two, so that there are few different statements to
   * cache.
   */
  void addIn(String column, List<?> values) {
    int places = values.size() == 1 ? 1 : Integer.highestOneBit(values.size() - 1) << 1;
    List<Object> padded = new ArrayList<>(values);
    padded.addAll(Collections.nCopies(places - values.size(), values.get(values.size() - 1)));
    add(
        column + " IN (" + String.join(", ", Collections.nCopies(places, "?")) + ")",
        padded.toArray());
  }

  void bindTo(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < parameters.size(); i++) {
      statement.setObject(i + 1, parameters.get(i));
    }
  }

  /** The conditions joined by AND, without the WHERE keyword. */
  @Override
  public String toString() {
    return String.join(" AND ", conditions);
  }
}
