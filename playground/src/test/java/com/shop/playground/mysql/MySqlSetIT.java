package com.shop.playground.mysql;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.database.Requires;
import com.shop.playground.mysql.ProductService.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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

  private static MySqlSet set;
  private static ProductService service;
  private static Browsing browsing;
  private static Writing writing;

  @BeforeAll
  static void firstStart() throws Exception {
    Requires.that(
        Docker.succeeds("image", "inspect", "mysql:9.7"), "a Docker daemon with mysql:9.7");
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
    double before = service.reads("primary");
    browsing.some();

    assertEquals(before, service.reads("primary"));
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
  void theStatusTellsWhoIsWell() throws Exception {
    assertSucceeds("mysql-status");
    set.pod(2).sql("STOP REPLICA");
    Docker.Outcome outcome = set.script("mysql-status");
    set.pod(2).sql("START REPLICA");

    assertEquals(1, outcome.status(), outcome::output);
    assertTrue(outcome.output().contains("DOES NOT REPLICATE"), outcome::output);
  }

  @Test
  @Order(14)
  void aReplicaIsPromotedWhenThePrimaryIsLost() throws Exception {
    int before = browsing.count();
    Pod lost = set.pod(0);
    Set<Integer> acknowledged = lose(lost);
    assertNotEquals(0, set.script("mysql-promote", "mysql-1").status());
    await().atMost(PATIENCE).until(() -> lost.log().contains("I have no data, but"));

    assertSucceeds("mysql-promote", "mysql-1", "--primary-is-lost");

    assertEquals("mysql-1", set.primary().name());
    writing.some();
    set.awaitReady();
    assertAllIsEverywhere();
    assertEquals(Set.of(), missing(acknowledged, set.primary()));
    assertAnswered(before);
  }

  @Test
  @Order(15)
  void thePrimaryIsHandedBack() throws Exception {
    assertSucceeds("mysql-promote", "mysql-0");

    assertEquals("mysql-0", set.primary().name());
    writing.some();
    set.awaitReady();
    assertAllIsEverywhere();
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
    return set.primary()
        .sql(
            "SELECT variable_value FROM performance_schema.global_status"
                + " WHERE variable_name = 'Rpl_semi_sync_source_status'");
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

  private static void assertSucceeds(String script, String... arguments) throws Exception {
    Docker.Outcome outcome = set.script(script, arguments);
    System.out.println(outcome.output());
    assertEquals(0, outcome.status(), outcome::output);
  }
}
