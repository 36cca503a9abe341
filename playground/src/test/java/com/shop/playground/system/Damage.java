package com.shop.playground.system;

import java.util.List;
import java.util.stream.Stream;

/**
 * Something that is broken by hand, in a transaction that is rolled back again.
 *
 * <p>The statements know five orders by variables, the binary id each: {@code @confirmed}, {@code
 * @cancelled} after it was confirmed, {@code @rejected} since the card was declined, {@code
 * @unknown} rejected since it names a product that is not there, {@code @refunded} in part by an
 * admin. {@code @product} is what the confirmed order has, {@code @other} another product, and
 * {@code @nobody} an id that is used nowhere.
 *
 * @param finds all that the audit is to find, with # for numbers and names for ids
 * @param sql what breaks it
 * @param unlock takes away what the schema itself has against that; empty if nothing
 * @param lock brings it back
 */
record Damage(List<String> finds, List<String> sql, String unlock, String lock) {

  static Damage of(String finds, String... sql) {
    return new Damage(List.of(finds), List.of(sql), "", "");
  }

  /** To what was done already, this comes first. */
  Damage after(List<String> more) {
    return new Damage(finds, Stream.concat(more.stream(), sql.stream()).toList(), unlock, lock);
  }

  /** Found as well, since it cannot be broken alone. */
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
