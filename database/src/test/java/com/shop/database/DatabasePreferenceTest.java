package com.shop.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatabasePreferenceTest {

  @Test
  void nothingSetLeavesTheChoice() {
    assertEquals(new DatabasePreference(Optional.empty(), Optional.empty()), wish(Map.of()));
  }

  @Test
  void aGivenServerIsTheOnlyWay() {
    DatabasePreference wish =
        wish(
            Map.of(
                "SHOP_MYSQL_URL", "jdbc:mysql://db.example:3307/?sslMode=REQUIRED",
                "SHOP_MYSQL_USERNAME", "owner",
                "SHOP_MYSQL_PASSWORD", "secret"));
    assertEquals(Optional.of(DatabaseSource.URL), wish.way());
    Address given = wish.given().orElseThrow();
    assertEquals("jdbc:mysql://db.example:3307/userdb?sslMode=REQUIRED", given.jdbcUrl("userdb"));
    assertEquals("owner", given.username());
    assertEquals("secret", given.password());
  }

  @Test
  void aDemandedWayOverrulesTheGivenServer() {
    DatabasePreference wish =
        wish(Map.of("SHOP_MYSQL", "Docker", "SHOP_MYSQL_URL", "mysql://db.example"));
    assertEquals(
        new DatabasePreference(Optional.of(DatabaseSource.DOCKER), Optional.empty()), wish);
  }

  @Test
  void theWayOfAUrlNeedsOne() {
    assertThrows(NoDatabaseException.class, () -> wish(Map.of("SHOP_MYSQL", "url")));
  }

  @Test
  void anUnknownWayIsNamed() {
    NoDatabaseException refused =
        assertThrows(NoDatabaseException.class, () -> wish(Map.of("SHOP_MYSQL", "podman")));
    assertEquals(
        "SHOP_MYSQL=podman is unknown: use one of url, docker, mysqld, unpack",
        refused.getMessage());
  }

  @Test
  void aUrlWithASchemaIsRefused() {
    assertThrows(
        NoDatabaseException.class,
        () -> wish(Map.of("SHOP_MYSQL_URL", "jdbc:mysql://db.example:3306/shop")));
  }

  private static DatabasePreference wish(Map<String, String> settings) {
    return DatabasePreference.of(settings::get);
  }
}
