package com.shop.playground.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.playground.shop.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** scripts/audit --cluster; with real servers, MySqlSetIT runs it. */
class AuditClusterTest extends FakeCluster {
  private static final Path INVARIANTS =
      Path.of("playground/src/main/resources/com/shop/playground/audit");

  @BeforeEach
  void copyInvariants() throws IOException {
    Files.createDirectories(cluster);
    copy(Repository.root().resolve(INVARIANTS), folder.resolve("shop").resolve(INVARIANTS));
  }

  @Test
  void everyInvariantIsQueriedAtOneMoment() throws IOException {
    audit("#\tend\t");
    String statements = Files.readString(cluster.resolve("statements"));
    assertTrue(statements.contains("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY;"));
    try (Stream<Path> files = Files.list(Repository.root().resolve(INVARIANTS))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertTrue(statements.contains(Files.readString(file)), file::toString);
      }
    }
  }

  @Test
  void itReadsWithAnAccountOfItsOwnAndCleansUp() throws IOException {
    audit("#\tend\t");
    assertTrue(
        Files.readString(cluster.resolve("client.yaml"))
            .contains("              name: audit-secret"));
    assertInOrder("-n shop create --filename=-", "-n shop delete pod mysql-client-.*");
  }

  @Test
  void whatHoldsEndsWithZero() throws IOException {
    Run run = audit("#\tstock\tnever below 0", "A-1\tNULL", "A-2\tNULL", "#\tend\t");
    assertEquals(0, run.status(), run.output());
    assertEquals(
        List.of(
            "invariant         rows violations  rule",
            "stock                2          0  never below 0",
            "All of it holds."),
        run.output().lines().toList());
  }

  @Test
  void aViolationIsShownAndEndsWithOne() throws IOException {
    Run run = audit("#\tstock\tnever below 0", "A-1\tis -1", "A-2\tNULL", "#\tend\t");
    assertEquals(1, run.status(), run.output());
    assertEquals(
        List.of(
            "invariant         rows violations  rule",
            "stock                2          1  never below 0",
            "    A-1: is -1",
            "Violations: 1."),
        run.output().lines().toList());
  }

  @Test
  void anIncompleteAuditEndsWithTwo() throws IOException {
    assertEquals(2, audit("#\tstock\tnever below 0", "A-1\tNULL").status());
  }

  private Run audit(String... results) throws IOException {
    Files.write(cluster.resolve("results"), List.of(results));
    return run("audit", "--cluster");
  }
}
