package com.shop.playground.mysql;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.playground.shop.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What MySQL admits is enough for all connections that it admits, also during a rollout. */
class ServerLimitsTest {
  private static final Path PLATFORM =
      Path.of("platform/src/main/resources/META-INF/microprofile-config.properties");

  @ParameterizedTest
  @ValueSource(
      strings = {"k8s/mysql/my.cnf", "database/src/main/java/com/shop/database/Tuning.java"})
  void eachConnectionCanKeepAllItsPreparedStatements(String server) throws IOException {
    int connections = number(Path.of(server), "max-connections");
    int statements = number(Path.of(server), "max-prepared-stmt-count");
    int kept = number(PLATFORM, "prepStmtCacheSize");
    assertTrue(statements >= connections * kept, () -> connections + " connections");
  }

  private static int number(Path file, String setting) throws IOException {
    String text = Files.readString(Repository.root().resolve(file));
    Matcher value = Pattern.compile(Pattern.quote(setting) + " ?= ?(\\d+)").matcher(text);
    assertTrue(value.find(), () -> file + " does not set " + setting);
    return Integer.parseInt(value.group(1));
  }
}
