package com.shop.database;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The MySQL source that the user prefers, and the server of their own, if any.
 *
 * @param way the only source to use; empty if the user has no preference
 * @param given the server named by {@code SHOP_MYSQL_URL}; present only if it is the source to use
 */
record DatabasePreference(Optional<DatabaseSource> way, Optional<Address> given) {

  /** Read from system properties and, where they say nothing, from the environment. */
  static DatabasePreference ofTheUser() {
    return of(name -> System.getProperty(name, System.getenv(name)));
  }

  /**
   * @param setting gives a setting's text by name, null when it is not set
   * @throws NoDatabaseException when the settings contradict each other or cannot be read
   */
  static DatabasePreference of(UnaryOperator<String> setting) {
    Optional<String> url = text(setting, "SHOP_MYSQL_URL");
    Optional<DatabaseSource> way = text(setting, "SHOP_MYSQL").map(DatabaseSource::of);
    if (way.equals(Optional.of(DatabaseSource.URL)) && url.isEmpty()) {
      throw new NoDatabaseException(
          "SHOP_MYSQL=url needs SHOP_MYSQL_URL: set it to the address of the server.");
    }
    if (url.isEmpty() || way.orElse(DatabaseSource.URL) != DatabaseSource.URL) {
      return new DatabasePreference(way, Optional.empty());
    }
    Address given =
        Address.given(
            url.get(),
            text(setting, "SHOP_MYSQL_USERNAME").orElse("root"),
            text(setting, "SHOP_MYSQL_PASSWORD").orElse(""));
    return new DatabasePreference(Optional.of(DatabaseSource.URL), Optional.of(given));
  }

  private static Optional<String> text(UnaryOperator<String> setting, String name) {
    return Optional.ofNullable(setting.apply(name)).filter(text -> !text.isBlank());
  }
}
