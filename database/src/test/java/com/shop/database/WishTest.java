package com.shop.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WishTest {

  @Test
  void nothingSetLeavesTheChoice() {
    assertEquals(new Wish(Optional.empty(), Optional.empty()), wish(Map.of()));
  }

  @Test
  void aGivenServerIsTheOnlyWay() {
    Wish wish =
        wish(
            Map.of(
                "SHOP_MYSQL_URL", "jdbc:mysql://db.example:3307/?sslMode=REQUIRED",
                "SHOP_MYSQL_USERNAME", "owner",
                "SHOP_MYSQL_PASSWORD", "secret"));
    assertEquals(Optional.of(Way.URL), wish.way());
    Address given = wish.given().orElseThrow();
    assertEquals("jdbc:mysql://db.example:3307/userdb?sslMode=REQUIRED", given.jdbcUrl("userdb"));
    assertEquals("owner", given.username());
    assertEquals("secret", given.password());
  }

  @Test
  void aDemandedWayOverrulesTheGivenServer() {
    Wish wish = wish(Map.of("SHOP_MYSQL", "Docker", "SHOP_MYSQL_URL", "mysql://db.example"));
    assertEquals(new Wish(Optional.of(Way.DOCKER), Optional.empty()), wish);
  }

  @Test
  void theWayOfAUrlNeedsOne() {
    assertThrows(NoDatabaseException.class, () -> wish(Map.of("SHOP_MYSQL", "url")));
  }

  @Test
  void anUnknownWayIsNamed() {
    NoDatabaseException refused =
        assertThrows(NoDatabaseException.class, () -> wish(Map.of("SHOP_MYSQL", "podman")));
    assertEquals("SHOP_MYSQL=podman is none of url, docker, mysqld, unpack", refused.getMessage());
  }

  @Test
  void aUrlWithASchemaIsRefused() {
    assertThrows(
        NoDatabaseException.class,
        () -> wish(Map.of("SHOP_MYSQL_URL", "jdbc:mysql://db.example:3306/shop")));
  }

  private static Wish wish(Map<String, String> settings) {
    return Wish.of(settings::get);
  }
}
