package com.shop.playground.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.shop.playground.traces.RecordedSpan;
import com.shop.playground.traces.TracedShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Searches wherever the shop writes: its logs, its spans, and all columns of all tables. */
final class Leaks {
  private static final String COLUMNS =
      """
      SELECT table_schema, table_name, column_name FROM information_schema.columns
      WHERE table_schema IN ('userdb', 'productdb', 'orderdb', 'paymentdb')""";

  private final Collection<Confidence> confidences;
  private final List<String> found = new ArrayList<>();

  private Leaks(Collection<Confidence> confidences) {
    this.confidences = confidences;
  }

  /** What was found, and where, such as {@code card number in paymentdb.card.token}. */
  static List<String> anywhere(Collection<Confidence> confidences) throws Exception {
    Leaks leaks = new Leaks(confidences);
    leaks.searchLogs();
    leaks.searchSpans();
    leaks.searchTables();
    return leaks.sorted();
  }

  /** As {@link #anywhere}, without the tables. */
  static List<String> inLogsAndSpans(Collection<Confidence> confidences) throws IOException {
    Leaks leaks = new Leaks(confidences);
    leaks.searchLogs();
    leaks.searchSpans();
    return leaks.sorted();
  }

  private List<String> sorted() {
    return found.stream().distinct().sorted().toList();
  }

  private void searchLogs() throws IOException {
    try (Stream<Path> logs = Files.walk(RunningShop.SHOP.logs())) {
      for (Path log : logs.filter(Files::isRegularFile).toList()) {
        String place = log.getFileName().toString();
        Files.readAllLines(log, ISO_8859_1).forEach(line -> search(line, place));
      }
    }
  }

  private void searchSpans() {
    for (RecordedSpan span : TracedShop.STORE.spans(any -> true)) {
      search(span.text(), span.title());
    }
  }

  private void searchTables() throws Exception {
    try (Connection server = RunningShop.SHOP.database();
        Statement columns = server.createStatement();
        Statement values = server.createStatement();
        ResultSet column = columns.executeQuery(COLUMNS)) {
      while (column.next()) {
        String table = column.getString(1) + "." + column.getString(2);
        String name = column.getString(3);
        try (ResultSet row =
            values.executeQuery(
                "SELECT `%s` FROM %s WHERE `%1$s` IS NOT NULL".formatted(name, table))) {
          while (row.next()) {
            search(new String(row.getBytes(1), ISO_8859_1), table + "." + name);
          }
        }
      }
    }
  }

  private void search(String text, String place) {
    for (Confidence confidence : confidences) {
      if (confidence.isIn(text)) {
        found.add(confidence.what() + " in " + place);
      }
    }
  }
}
