package com.shop.playground.system;

import java.util.List;
import java.util.stream.Stream;

/**
 * A corruption of the data, made in a transaction that is rolled back.
 *
 * <p>The statements refer to five orders by variables that hold the binary ids: {@code @confirmed},
 * {@code @cancelled} after it was confirmed, {@code @rejected} since the card was declined,
 * {@code @unknown} rejected since it names a product that does not exist, {@code @refunded} partly
 * refunded by an admin. {@code @product} is the product of the confirmed order, {@code @other}
 * another product, and {@code @nobody} an unused id.
 *
 * @param finds everything that the audit must find, with # for numbers and names for ids
 * @param sql the statements that do the damage
 * @param unlock removes a constraint of the schema that prevents it; empty if there is none
 * @param lock restores that constraint
 */
record Damage(List<String> finds, List<String> sql, String unlock, String lock) {

  static Damage of(String finds, String... sql) {
    return new Damage(List.of(finds), List.of(sql), "", "");
  }

  /** The same damage, with a statement that runs first. */
  Damage after(List<String> more) {
    return new Damage(finds, Stream.concat(more.stream(), sql.stream()).toList(), unlock, lock);
  }

  /** The same damage, which cannot be done without causing this finding too. */
  Damage and(String more) {
    return new Damage(Stream.concat(finds.stream(), Stream.of(more)).toList(), sql, unlock, lock);
  }

  Damage withoutCheck(String table, String check) {
    String alter = "ALTER TABLE " + table + " ALTER CHECK " + check;
    return new Damage(finds, sql, alter + " NOT ENFORCED", alter + " ENFORCED");
  }

  Damage withoutUniqueKey(String table, String key, String column) {
    return new Damage(
        finds,
        sql,
        "ALTER TABLE %s DROP INDEX %s".formatted(table, key),
        "ALTER TABLE %s ADD UNIQUE KEY %s (%s)".formatted(table, key, column));
  }

  @Override
  public String toString() {
    return String.join("; ", finds) + " <- " + sql.get(sql.size() - 1);
  }
}
