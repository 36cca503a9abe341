package com.shop.platform.persistence;

import com.shop.platform.CodePoints;
import com.shop.platform.Nfc;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The text columns of a table whose rows {@link TextNormalization} normalizes. A service produces
 * one for each table.
 *
 * @param table has the primary key {@code id}
 * @param alsoSet SQL assignments for each changed row; empty if there are none
 */
public record NormalizedText(String table, String alsoSet, List<Column> columns) {

  /**
   * A text column.
   *
   * @param length in characters
   */
  public record Column(String name, int length) {

    /** Normalized text can be longer; what would not fit stays as it is. */
    private String normalize(String text) {
      String normalized = text == null ? null : Nfc.of(text);
      return normalized == null || CodePoints.count(normalized) > length ? text : normalized;
    }
  }

  /** Normalizes the values of a row, in the order of the columns. */
  List<String> normalize(List<String> stored) {
    return IntStream.range(0, stored.size())
        .mapToObj(i -> columns.get(i).normalize(stored.get(i)))
        .collect(Collectors.toList()); // which can contain null
  }

  /** Reads the next rows: the id, then the columns. */
  String select() {
    return "SELECT id, %s FROM %s WHERE id > :after ORDER BY id"
        .formatted(perColumn("%s", ", "), table);
  }

  /** Changes a row unless it was changed since it was read. */
  String update() {
    // Compares bytes: to the collation, composed and decomposed text are equal.
    return "UPDATE %s SET %s%s WHERE id = :id AND %s"
        .formatted(
            table,
            perColumn("%s = :new_%<s", ", "),
            alsoSet.isEmpty() ? "" : ", " + alsoSet,
            perColumn("CAST(%s AS BINARY) <=> CAST(:old_%<s AS BINARY)", " AND "));
  }

  private String perColumn(String sql, String separator) {
    return columns.stream()
        .map(column -> sql.formatted(column.name()))
        .collect(Collectors.joining(separator));
  }
}
