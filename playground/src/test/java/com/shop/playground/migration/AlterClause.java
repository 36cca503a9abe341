package com.shop.playground.migration;

import java.util.Optional;
import java.util.Set;

/** One change that an ALTER TABLE makes to a table of the running version. */
record AlterClause(Words words) {
  static final String TAKES = "takes away what the running version may use";
  static final String CHANGES = "changes what the running version knows";
  static final String REFUSES = "may refuse what the running version writes";
  static final String DEMANDS = "demands a value that the running version does not write";
  static final String UNKNOWN = "is not known to leave the running version alone";

  private static final Set<String> INDEXES = Set.of("INDEX", "KEY", "FULLTEXT", "SPATIAL");
  private static final Set<String> CONSTRAINTS =
      Set.of("UNIQUE", "PRIMARY", "CONSTRAINT", "FOREIGN", "CHECK");
  private static final Set<String> NO_NAMES = Set.of("(", "PARTITION");

  /** How it breaks the running version; empty if it does not. */
  Optional<String> breaks() {
    return Optional.ofNullable(
        switch (words.at(0)) {
          case "ADD" -> add();
          // Allows more values than before, such as a new status.
          case "DROP" -> words.at(1).equals("CHECK") ? null : TAKES;
          case "ALTER" -> words.has("SET") && words.has("DEFAULT") ? null : UNKNOWN;
          case "CHANGE", "MODIFY", "RENAME" -> CHANGES;
          case "ALGORITHM", "LOCK" -> null;
          default -> UNKNOWN;
        });
  }

  /** The name of the column that it adds; empty if it adds none. */
  Optional<String> column() {
    boolean adds = words.at(0).equals("ADD") && !INDEXES.contains(added().at(0));
    return adds && !CONSTRAINTS.contains(added().at(0))
        ? Optional.of(added().name(0))
        : Optional.empty();
  }

  private Words added() {
    return words.from(words.at(1).equals("COLUMN") ? 2 : 1);
  }

  private String add() {
    if (INDEXES.contains(added().at(0))) {
      return null;
    }
    if (CONSTRAINTS.contains(added().at(0))) {
      return REFUSES;
    }
    return NO_NAMES.contains(added().at(0)) ? UNKNOWN : addColumn(added().from(1));
  }

  private static String addColumn(Words definition) {
    if (definition.has("UNIQUE", "PRIMARY", "KEY", "CHECK", "REFERENCES", "SERIAL")) {
      return REFUSES;
    }
    return definition.has("NOT") && !definition.has("DEFAULT") ? DEMANDS : null;
  }
}
