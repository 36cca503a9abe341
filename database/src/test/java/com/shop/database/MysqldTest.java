package com.shop.database;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MysqldTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/usr/sbin/mysqld  Ver 9.7.4-2 for Linux on x86_64 ((Debian))",
        "/usr/sbin/mysqld  Ver 8.4.0 for Linux on x86_64 (MySQL Community Server - GPL)",
        "mysqld  Ver 10.0.1 for macos14 on arm64 (Homebrew)"
      })
  void mysqlFrom84OnSuits(String version) {
    assertTrue(Mysqld.suits(version));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/usr/sbin/mysqld  Ver 8.0.41-0ubuntu0.24.04.1 for Linux on x86_64 ((Ubuntu))",
        "/usr/sbin/mysqld  Ver 5.7.44 for Linux on x86_64",
        "mysqld  Ver 10.11.11-MariaDB-0+deb12u1 for debian-linux-gnu on x86_64 (Debian 12)",
        "no answer to --version"
      })
  void olderOnesAndMariaDbDoNot(String version) {
    assertFalse(Mysqld.suits(version));
  }
}
