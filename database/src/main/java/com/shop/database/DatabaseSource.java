package com.shop.database;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The sources of a MySQL server, in the order in which they are tried. */
public enum DatabaseSource {
  /** A server that the user names in {@code SHOP_MYSQL_URL}. */
  URL,
  /** A container of the official image. */
  DOCKER,
  /** The {@code mysqld} on the PATH, started privately. */
  MYSQLD,
  /** The distribution's packages, unpacked into the user's cache and started privately. */
  UNPACK;

  /**
   * Reads the word that a person writes, such as {@code docker}.
   *
   * @throws NoDatabaseException if the word names no source
   */
  static DatabaseSource of(String word) {
    return Arrays.stream(values())
        .filter(way -> way.toString().equals(word.strip().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new NoDatabaseException(
                    "SHOP_MYSQL=" + word + " is unknown: use one of " + words()));
  }

  private static String words() {
    return Arrays.stream(values()).map(DatabaseSource::toString).collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
