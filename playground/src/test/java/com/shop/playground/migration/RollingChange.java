package com.shop.playground.migration;

import java.lang.module.ModuleDescriptor.Version;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One migration that runs while the previous version is still serving. Only what is known to leave
 * that version alone is allowed. Tables and columns that the migration itself creates are used by
 * nobody yet, so anything is allowed on them.
 */
final class RollingChange {
  private final Version current;

  /** Tables, and columns as {@code table.column}. */
  private final Set<String> madeHere = new HashSet<>();

  private RollingChange(Version current) {
    this.current = current;
  }

  /**
   * Why a migration may not run.
   *
   * @param current the release that it belongs to
   * @return the statements, each with its reason; empty if the migration is allowed
   */
  static List<String> refusals(String sql, Version current) {
    RollingChange change = new RollingChange(current);
    return Statement.all(sql).stream()
        .flatMap(s -> change.refusal(s).map(why -> s.words() + " -- " + why).stream())
        .toList();
  }

  private Optional<String> refusal(Statement statement) {
    Optional<String> broken = breaks(statement.words());
    Contract contract = new Contract(statement.above());
    return broken.isPresent() && contract.isThere() ? contract.refusal(current) : broken;
  }

  private Optional<String> breaks(Words words) {
    if (words.list().contains(Statement.RUN_COMMENT)) {
      return Optional.of("hides SQL in a comment");
    }
    return switch (words.at(0) + " " + words.at(1)) {
      case "CREATE TABLE" -> create(words);
      case "CREATE INDEX", "CREATE FULLTEXT", "CREATE SPATIAL" -> Optional.empty();
      case "CREATE UNIQUE" -> unlessMadeHere(words.after("ON"), AlterClause.REFUSES);
      case "ALTER TABLE" -> alter(words);
      case "DROP TABLE" -> unlessMadeHere(words.name(2), AlterClause.TAKES);
      case "INSERT INTO" -> unlessMadeHere(words.name(2), AlterClause.CHANGES);
      default -> words.at(0).equals("UPDATE") ? update(words) : Optional.of(AlterClause.UNKNOWN);
    };
  }

  private Optional<String> create(Words words) {
    // With IF NOT EXISTS the table might belong to the running version.
    madeHere.add(words.name(2));
    return words.at(2).equals("IF") ? Optional.of(AlterClause.UNKNOWN) : Optional.empty();
  }

  private Optional<String> alter(Words words) {
    String table = words.name(2);
    if (madeHere.contains(table)) {
      return Optional.empty();
    }
    List<AlterClause> clauses = words.from(3).parts().stream().map(AlterClause::new).toList();
    clauses.forEach(c -> c.column().ifPresent(column -> madeHere.add(table + "." + column)));
    return clauses.stream().flatMap(clause -> clause.breaks().stream()).findFirst();
  }

  /** Filling a column that was just added does not affect the version that does not know it. */
  private Optional<String> update(Words words) {
    String table = words.name(1);
    boolean fillsNewColumns =
        words.at(2).equals("SET")
            && words.from(3).before("WHERE", "ORDER", "LIMIT").parts().stream()
                .allMatch(assignment -> madeHere.contains(table + "." + assignment.name(0)));
    return fillsNewColumns ? Optional.empty() : unlessMadeHere(table, AlterClause.CHANGES);
  }

  private Optional<String> unlessMadeHere(String table, String why) {
    return madeHere.contains(table) ? Optional.empty() : Optional.of(why);
  }
}
