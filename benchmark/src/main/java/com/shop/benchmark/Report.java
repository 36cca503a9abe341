package com.shop.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The figures of a run, as Markdown. */
final class Report {

  private final StringBuilder text = new StringBuilder();

  /** A heading with the paragraphs and tables below it. */
  Report section(String title) {
    return paragraph("## " + title);
  }

  Report paragraph(String paragraph) {
    text.append(paragraph).append("\n\n");
    return this;
  }

  /** A table whose first row is its head. */
  Report table(List<List<String>> rows) {
    List<List<String>> all = new ArrayList<>(rows);
    all.add(1, rows.get(0).stream().map(cell -> "---").toList());
    for (List<String> row : all) {
      text.append("| ").append(String.join(" | ", row)).append(" |\n");
    }
    text.append('\n');
    return this;
  }

  /** A row of a table. */
  static List<String> row(Object... cells) {
    return Stream.of(cells).map(String::valueOf).toList();
  }

  @Override
  public String toString() {
    return text.toString().strip() + "\n";
  }
}
