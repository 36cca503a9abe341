package com.shop.playground.mysql;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.playground.shop.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What MySQL admits is enough for all connections that it admits, also during a rollout. */
class ServerLimitsTest {
  private static final Path PLATFORM =
      Path.of("platform/src/main/resources/META-INF/microprofile-config.properties");

  /** Exporter, audit, replication, scripts, and a person or two. */
  private static final int OTHERS = 20;

  @ParameterizedTest
  @ValueSource(
      strings = {"k8s/mysql/my.cnf", "database/src/main/java/com/shop/database/Tuning.java"})
  void eachConnectionCanKeepAllItsPreparedStatements(String server) throws IOException {
    int connections = number(Path.of(server), "max-connections");
    int statements = number(Path.of(server), "max-prepared-stmt-count");
    int kept = number(PLATFORM, "prepStmtCacheSize");
    assertTrue(statements >= connections * kept, () -> connections + " connections");
  }

  /** With each autoscaler at its maximum while a rolling update of all services runs. */
  @Test
  void eachPodCanHaveAllConnectionsOfItsPool() throws IOException {
    double surge =
        number(Path.of("k8s/generated/order-service/kubernetes.yml"), "maxSurge") / 100.0;
    int pods =
        numbers(Path.of("k8s/components/hpa/hpa.yaml"), "maxReplicas")
            .map(replicas -> replicas + (int) Math.ceil(replicas * surge))
            .sum();
    int needed = pods * number(PLATFORM, "quarkus.datasource.jdbc.max-size");
    int connections = number(Path.of("k8s/mysql/my.cnf"), "max-connections");
    assertTrue(connections >= needed + OTHERS, () -> connections + " for " + needed);
  }

  private static int number(Path file, String setting) throws IOException {
    return numbers(file, setting)
        .findFirst()
        .orElseThrow(() -> new AssertionError(file + " does not set " + setting));
  }

  private static IntStream numbers(Path file, String setting) throws IOException {
    String text = Files.readString(Repository.root().resolve(file));
    return Pattern.compile(Pattern.quote(setting) + "(?: ?= ?|: )(\\d+)")
        .matcher(text)
        .results()
        .mapToInt(value -> Integer.parseInt(value.group(1)));
  }
}
