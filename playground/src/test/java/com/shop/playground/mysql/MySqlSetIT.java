package com.shop.playground.mysql;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.playground.mysql.ProductService.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The MySQL set through everything that happens to it, while rows are written and product-service
 * is asked for the catalogue. After each, every row that was acknowledged is on every server.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MySqlSetIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** In which an answer comes although the replica that was asked first says nothing. */
  private static final Duration A_MOMENT = Duration.ofSeconds(5);

  /** For which a planned promotion may refuse writes: 3 s, and as much for a busy machine. */
  private static final Duration NO_WRITES = Duration.ofSeconds(6);

  private static final String STATUS = "performance_schema.global_status WHERE variable_name = ";

  private static MySqlSet set;
  private static ProductService service;
  private static Browsing browsing;
  private static Writing writing;

  @BeforeAll
  static void firstStart() throws Exception {
    Docker.requireMySql();
    set = new MySqlSet(Path.of("target", "mysql-set"));
    set.scale(2);
    set.awaitReady();
    service = new ProductService(set);
    service.awaitReady();
    browsing = new Browsing(service);
    writing =
        new Writing(
            set.service().jdbcUrl("productdb"),
            set.secret("product-service/username"),
            set.secret("product-service/db-password"));
    writing.some();
  }

  @AfterAll
  static void stop() {
    for (AutoCloseable each : Arrays.asList(browsing, writing, service, set)) {
      try {
        if (each != null) {
          each.close();
        }
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  @Order(1)
  void aReplicaThatIsAddedFillsItself() {
    int before = browsing.count();

    set.scale(3);
    set.awaitReady();

    assertAllIsEverywhere();
    assertAnswered(before);
  }

  @Test
  @Order(2)
  void browsingIsReadFromReplicas() {
    awaitReadsFrom("replica");

    // On a busy machine a replica may be slow or behind for a moment.
    await().atMost(Duration.ofMinutes(1)).until(this::someReadsWithoutThePrimary);
  }

  private boolean someReadsWithoutThePrimary() {
    double before = service.reads("primary");
    browsing.some();
    return service.reads("primary") == before;
  }

  @Test
  @Order(3)
  void aReplicaBehindTheBoundIsNotReadFrom() {
    int before = browsing.count();
    // One hears of nothing any more, the other does nothing about it.
    set.pod(1).sql("STOP REPLICA IO_THREAD");
    set.pod(2).sql("STOP REPLICA SQL_THREAD");

    awaitReadsFrom("primary");
    assertTrue(service.isReady());

    set.replicas().forEach(replica -> replica.sql("START REPLICA"));
    awaitReadsFrom("replica");
    assertAllIsEverywhere();
    assertAnswered(before);
  }

  @Test
  @Order(4)
  void replicasThatHangCostAMoment() {
    int before = browsing.count();
    set.replicas().forEach(Pod::pause);
    try {
      awaitReadsFrom("primary");
      assertTrue(service.isReady());
    } finally {
      set.replicas().forEach(Pod::unpause);
    }
    awaitReadsFrom("replica");
    assertAllIsEverywhere();
    assertAnswered(before);
    long slow =
        browsing.since(before).stream()
            .filter(answer -> answer.took().compareTo(Duration.ofMillis(500)) > 0)
            .count();
    assertTrue(slow * 3 < browsing.count() - before, () -> slow + " answers took long");
  }

  @Test
  @Order(5)
  void replicasThatAreAwayAreNotMissed() {
    int before = browsing.count();
    set.replicas().forEach(Pod::loseNode);

    awaitReadsFrom("primary");
    assertTrue(service.isReady());
    await("semi-synchronous replication has fallen back")
        .atMost(PATIENCE)
        .until(() -> semiSynchronous().equals("OFF"));
    writing.some();

    set.replicas().forEach(Pod::returnNode);
    set.awaitReady();
    awaitReadsFrom("replica");
    await("commits are on a replica again")
        .atMost(PATIENCE)
        .until(() -> semiSynchronous().equals("ON"));
    assertAllIsEverywhere();
    assertAnswered(before);
  }

  @Test
  @Order(6)
  void nobodyWritesOnAReplica() {
    for (Pod replica : set.replicas()) {
      String refusal =
          assertThrows(
                  IllegalStateException.class,
                  () -> replica.sql("INSERT INTO productdb.written VALUES (-1)"))
              .getMessage();
      assertTrue(refusal.contains("super-read-only"), refusal);
    }
    assertAllIsEverywhere();
  }

  @Test
  @Order(7)
  void whatOneReplicaAloneHasMakesItUnready() throws Exception {
    Pod replica = set.pod(2);
    replica.sql(
        "SET GLOBAL super_read_only = OFF; INSERT INTO productdb.written VALUES (-1);"
            + " SET GLOBAL super_read_only = ON");

    await().atMost(PATIENCE).until(() -> !replica.isReady());
    String status = assertProblem("HAS TRANSACTIONS THAT mysql-0 LACKS");
    assertTrue(status.contains("NOT READY"), status);

    assertSucceeds("mysql-replace", replica.name());
    assertEquals("0", replica.sql("SELECT COUNT(*) FROM productdb.written WHERE id < 0"));
    assertAllIsEverywhere();
  }

  @Test
  @Order(8)
  void aPrimaryThatDiesTakesNothingWithIt() {
    int before = browsing.count();
    String died = set.primary().sql("SELECT @@server_uuid");
    writing.some();

    set.primary().kill();
    writing.some();

    assertEquals(died, set.primary().sql("SELECT @@server_uuid"));
    assertAllIsEverywhere();
    assertAnswered(before);
  }

  @Test
  @Order(9)
  void aReplicaCopiesAPrimaryThatGoesAway() {
    int before = browsing.count();
    Pod replica = set.pod(2);
    long copies = copies(replica);
    replica.loseVolume();
    replica.delete();
    await().atMost(PATIENCE).until(() -> copies(replica) > copies);

    set.primary().loseNode();
    browsing.some();
    set.primary().returnNode();

    set.awaitReady();
    assertAllIsEverywhere();
    assertAnswered(before);
  }

  @Test
  @Order(10)
  void aReplicaWaitsForAPrimaryThatIsAway() {
    int before = browsing.count();
    Pod replica = set.pod(2);
    set.primary().loseNode();
    replica.loseVolume();
    replica.delete();
    await()
        .atMost(PATIENCE)
        .until(() -> replica.log().stripTrailing().endsWith("to copy its data"));

    set.primary().returnNode();

    set.awaitReady();
    assertAllIsEverywhere();
    assertAnswered(before);
  }

  @Test
  @Order(11)
  void allKilledAtOnceAndAllDeletedAtOnce() {
    set.pods().parallelStream().forEach(Pod::kill);
    writing.some();
    set.awaitReady();
    assertAllIsEverywhere();

    set.pods().parallelStream().forEach(Pod::delete);
    writing.some();
    set.awaitReady();
    assertAllIsEverywhere();

    awaitReadsFrom("replica");
    assertTrue(service.isReady());
  }

  @Test
  @Order(12)
  void aBackupBringsBackWhatWasThere() throws Exception {
    Path backup = set.folder().resolve("backup.sql.gz");
    String products = "SELECT COUNT(*) FROM productdb.product";
    String before = set.primary().sql(products);
    Set<Integer> rows = writing.acknowledged();
    assertSucceeds("mysql-backup", backup.toString());
    set.primary().sql("DELETE FROM productdb.stock_adjustment; DELETE FROM productdb.product");

    Path half = Files.write(set.folder().resolve("half.gz"), firstHalf(Files.readAllBytes(backup)));
    assertNotEquals(0, set.script("mysql-restore", half.toString()).status());
    assertEquals("0", set.primary().sql(products));
    assertSucceeds("mysql-restore", backup.toString());

    assertEquals(before, set.primary().sql(products));
    assertEquals(Set.of(), missing(rows, set.primary()));
    writing.restart();
    awaitReadsFrom("replica");
    assertAllIsEverywhere();
  }

  private static byte[] firstHalf(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length / 2);
  }

  @Test
  @Order(13)
  void statusReportsAReplicaThatDoesNotReplicate() throws Exception {
    assertSucceeds("mysql-status");
    set.pod(2).sql("STOP REPLICA");
    assertProblem("mysql-2  replica  DOES NOT REPLICATE");
    set.pod(2).sql("START REPLICA");
  }

  @Test
  @Order(14)
  void aReplicaIsPromotedWhenThePrimaryIsLost() throws Exception {
    int before = browsing.count();
    Pod lost = set.pod(0);
    Set<Integer> acknowledged = lose(lost);
    assertNotEquals(0, set.script("mysql-promote", "mysql-1").status());
    await().atMost(PATIENCE).until(() -> lost.log().contains("refusing to start empty"));
    // DOES NOT ANSWER, or DOES NOT EXIST between two of its starts.
    String status = assertProblem("mysql-0  primary  DOES NOT ");
    assertTrue(status.contains("UNKNOWN whether it has the transactions of mysql-0"), status);
    assertFalse(status.contains("has all"), status);

    String successor = promoteWithoutPrimary();

    assertEquals(successor, set.primary().name());
    writing.some();
    set.awaitReady();
    assertAllIsEverywhere();
    assertEquals(Set.of(), missing(acknowledged, set.primary()));
    assertAnswered(before);
  }

  @Test
  @Order(15)
  void aPlannedPromotionRefusesWritesForAMoment() throws Exception {
    await().atMost(PATIENCE).until(() -> semiSynchronous().equals("ON"));
    int before = browsing.count();
    List<Integer> uptimes = uptimes();
    try (Restocking restocking = new Restocking(service)) {
      restocking.some();
      writing.measurePauses();

      assertSucceeds("mysql-promote", "mysql-0");

      restocking.some();
      assertUnavailableAtWorst(restocking.answers());
    }
    writing.some();
    Duration pause = writing.longestPause();
    System.out.println("No writes for " + pause.toMillis() + " ms");
    assertTrue(pause.compareTo(NO_WRITES) < 0, pause::toString);
    assertEquals("mysql-0", set.primary().name());
    assertEquals("0", status("Rpl_semi_sync_source_no_tx"), "commits on one server only");
    for (int i = 0; i < uptimes.size(); i++) {
      assertTrue(uptimes().get(i) >= uptimes.get(i), "mysql-" + i + " has restarted");
    }
    set.awaitReady();
    assertSucceeds("mysql-status");
    assertAllIsEverywhere();
    assertAnswered(before);
  }

  @Test
  @Order(16)
  void serversKeepTheirRolesWhenTheyRestart() throws Exception {
    assertSucceeds("mysql-promote", "mysql-2");
    set.pods().parallelStream().forEach(Pod::kill);
    writing.some();
    set.awaitReady();

    assertEquals("mysql-2", set.primary().name());
    assertSucceeds("mysql-status");
    assertAllIsEverywhere();
  }

  @Test
  @Order(17)
  void theClusterIsAuditedByAnAccountThatOnlyReads() throws Exception {
    for (String name : List.of("order", "payment")) {
      set.primary().sql("USE " + name + "db; " + migrations(name + "-service"));
    }
    assertSucceeds("audit", "--cluster");

    set.primary()
        .sql(
            "INSERT INTO orderdb.idempotency_key (id, request_hash, subject_id, created_at)"
                + " VALUES (REPEAT('x', 32), REPEAT('x', 32), UUID_TO_BIN(UUID()), NOW(3))");
    Docker.Outcome outcome = set.script("audit", "--cluster");
    assertEquals(1, outcome.status(), outcome::output);
    assertTrue(outcome.output().contains("acknowledged, but the order is not"), outcome::output);
  }

  private static String migrations(String service) throws IOException {
    StringBuilder sql = new StringBuilder();
    for (String folder :
        List.of(
            "platform/src/main/resources/db/platform",
            service + "/src/main/resources/db/migration")) {
      try (Stream<Path> files = Files.list(set.repository().resolve(folder))) {
        for (Path file : files.sorted().toList()) {
          sql.append(Files.readString(file));
        }
      }
    }
    return sql.toString();
  }

  private static void assertUnavailableAtWorst(List<Answer> answers) {
    List<Answer> bad =
        answers.stream()
            .filter(answer -> answer.status() != 200)
            .filter(answer -> answer.status() != 503 || answer.retryAfter().isEmpty())
            .toList();
    assertEquals(List.of(), bad);
  }

  private static List<Integer> uptimes() {
    return set.pods().stream()
        .map(pod -> Integer.valueOf(pod.sql("SELECT variable_value FROM " + STATUS + "'Uptime'")))
        .toList();
  }

  /** With its volume; returns what had been acknowledged by then. */
  private static Set<Integer> lose(Pod primary) {
    await().atMost(PATIENCE).until(() -> semiSynchronous().equals("ON"));
    primary.loseVolume();
    primary.delete();
    return writing.acknowledged();
  }

  private static long copies(Pod replica) {
    return replica.log().lines().filter(line -> line.contains("copying the data")).count();
  }

  private static String semiSynchronous() {
    return status("Rpl_semi_sync_source_status");
  }

  private static String status(String variable) {
    return set.primary().sql("SELECT variable_value FROM " + STATUS + "'" + variable + "'");
  }

  /** Waits until nothing is read from elsewhere any more. */
  private static void awaitReadsFrom(String database) {
    String other = database.equals("replica") ? "primary" : "replica";
    await("reads from the " + database)
        .atMost(PATIENCE)
        .until(
            () -> {
              double elsewhere = service.reads(other);
              double here = service.reads(database);
              browsing.some();
              return service.reads(other) == elsewhere && service.reads(database) > here;
            });
  }

  /** Every answer since was the catalogue, and none took long. */
  private static void assertAnswered(int since) {
    List<Answer> bad =
        browsing.since(since).stream()
            .filter(answer -> answer.status() != 200 || answer.took().compareTo(A_MOMENT) > 0)
            .toList();
    assertEquals(List.of(), bad);
  }

  private static void assertAllIsEverywhere() {
    Set<Integer> acknowledged = writing.acknowledged();
    String all = set.primary().sql("SELECT @@gtid_executed");
    for (Pod replica : set.replicas()) {
      assertEquals("0", replica.sql("SELECT WAIT_FOR_EXECUTED_GTID_SET('" + all + "', 60)"));
    }
    for (Pod pod : set.pods()) {
      assertEquals(Set.of(), missing(acknowledged, pod), () -> "rows that are not on " + pod);
    }
    String checksum = "CHECKSUM TABLE productdb.product";
    for (Pod replica : set.replicas()) {
      assertEquals(set.primary().sql(checksum), replica.sql(checksum));
    }
  }

  private static Set<Integer> missing(Set<Integer> acknowledged, Pod pod) {
    Set<Integer> missing = new TreeSet<>(acknowledged);
    missing.removeAll(
        pod.sql("SELECT id FROM productdb.written")
            .lines()
            .map(Integer::valueOf)
            .collect(Collectors.toSet()));
    return missing;
  }

  /** The last commit may have reached one replica only: mysql-promote then names that one. */
  private static String promoteWithoutPrimary() throws Exception {
    Docker.Outcome outcome = set.script("mysql-promote", "mysql-1", "--primary-is-lost");
    System.out.println(outcome.output());
    if (outcome.status() == 0) {
      return "mysql-1";
    }
    assertTrue(outcome.output().contains("promote mysql-2"), outcome::output);
    assertSucceeds("mysql-promote", "mysql-2", "--primary-is-lost");
    return "mysql-2";
  }

  /** mysql-status shows the problem, and fails. */
  private static String assertProblem(String problem) throws Exception {
    Docker.Outcome outcome = set.script("mysql-status");
    System.out.println(outcome.output());
    assertEquals(1, outcome.status(), outcome::output);
    assertTrue(outcome.output().contains(problem), outcome::output);
    return outcome.output();
  }

  private static void assertSucceeds(String script, String... arguments) throws Exception {
    Docker.Outcome outcome = set.script(script, arguments);
    System.out.println(outcome.output());
    assertEquals(0, outcome.status(), outcome::output);
  }
}
