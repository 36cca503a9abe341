package com.shop.playground.mysql;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.playground.docs.Runbook;
import com.shop.playground.docs.Runbook.Part;
import com.shop.playground.monitoring.Outlook;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Breaks a primary with one replica, checks that the alerts of {@code docs/runbook.md} fire, does
 * what their entries say under Remedy, as it is printed there, and checks that the alerts end.
 */
@Tag("alerts")
class MySqlAlertsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  /** More than product-service's connections to the primary. */
  private static final int ADMINS = 40;

  private static MySqlExporter exporter;
  private static MySqlSet set;
  private static ProductService service;
  private static Browsing browsing;

  @BeforeAll
  static void start() throws Exception {
    Docker.requireMySql();
    MySqlExporter.require();
    set = new MySqlSet(Path.of("target", "mysql-alerts"));
    set.scale(2);
    set.awaitReady();
    exporter = MySqlExporter.start(set);
    service = new ProductService(set);
    service.awaitReady();
    browsing = new Browsing(service);
  }

  @AfterAll
  static void stop() throws Exception {
    for (AutoCloseable each : Arrays.asList(browsing, service, exporter, set)) {
      if (each != null) {
        each.close();
      }
    }
  }

  @Test
  void aReplicaCannotApplyWhatThePrimaryWrites() throws Exception {
    String table = "CREATE TABLE productdb.difference (id INT PRIMARY KEY)";
    Pod replica = set.pod(1);
    replica.sql("SET sql_log_bin = OFF; SET GLOBAL super_read_only = OFF; " + table);
    replica.sql("SET GLOBAL super_read_only = ON");
    set.primary().sql(table);

    awaitFiring("ReplicationStopped", "ReplicaLags", "ReplicaNotUsed");
    assertShows("ReplicationStopped", "mysql-1  replica  DOES NOT REPLICATE");

    for (String entry : List.of("ReplicaLags", "ReplicaNotUsed", "SemiSyncOff")) {
      assertEquals(
          Runbook.span("ReplicationStopped", Part.REMEDY, "scripts/"),
          Runbook.span(entry, Part.REMEDY, "scripts/"));
    }
    follow("ReplicationStopped", "scripts/");
    awaitSilent("ReplicationStopped", "ReplicaLags", "ReplicaNotUsed");
  }

  /** Whether or not product-service reads from it. */
  @Test
  void aReplicaAppliesLate() throws Exception {
    Pod replica = set.pod(1);
    replica.sql("STOP REPLICA SQL_THREAD; CHANGE REPLICATION SOURCE TO SOURCE_DELAY = 60");
    replica.sql("START REPLICA SQL_THREAD");
    set.primary().sql("CREATE TABLE productdb.slow (id INT PRIMARY KEY)");
    try {
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> new Outlook(scrapeServers()).fires("ReplicaLags"));
    } finally {
      replica.sql("STOP REPLICA SQL_THREAD; CHANGE REPLICATION SOURCE TO SOURCE_DELAY = 0");
      replica.sql("START REPLICA SQL_THREAD");
    }
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> new Outlook(scrapeServers()).isSilent("ReplicaLags"));
  }

  @Test
  void theReplicaIsAway() throws Exception {
    set.pod(1).loseNode();

    awaitFiring("SemiSyncOff", "ReplicaNotUsed", "MySqlUnknown");

    set.pod(1).returnNode();
    set.awaitReady();
    awaitSilent("SemiSyncOff", "ReplicaNotUsed", "MySqlUnknown");
  }

  @Test
  void thePrimaryIsAway() throws Exception {
    set.primary().loseNode();

    awaitFiring("ReplicationStopped", "MySqlUnknown");
    assertShows("MySqlUnknown", "mysql-0  primary  DOES NOT EXIST");

    set.primary().returnNode();
    set.awaitReady();
    awaitSilent("ReplicationStopped", "MySqlUnknown");
  }

  @Test
  void theExporterHasAnotherPassword() throws Exception {
    set.primary().sql("ALTER USER exporter@'%' IDENTIFIED BY 'another'");

    awaitFiring("MySqlUnknown");
    awaitSilent("PodDown");

    List<String> remedies = Runbook.spans("MySqlUnknown", Part.REMEDY, "kubectl rollout");
    assertEquals(2, remedies.size());
    for (String remedy : remedies) {
      run(remedy);
    }
    set.awaitReady();
    awaitSilent("MySqlUnknown");
  }

  @Test
  void rowsAreLocked() throws Exception {
    isMendedByKilling(
        "SELECT id FROM productdb.product FOR UPDATE",
        Runbook.span("ConnectionsExhausted", Part.REMEDY, "SELECT"));
  }

  @Test
  void aTableIsLocked() throws Exception {
    List<String> queries = Runbook.spans("ConnectionsExhausted", Part.REMEDY, "SELECT");
    isMendedByKilling("LOCK TABLES productdb.product WRITE", queries.get(1));
  }

  /**
   * @param query prints the statement that ends the transaction that locks
   */
  private static void isMendedByKilling(String lock, String query) throws Exception {
    List<Restocking> admins = Stream.generate(() -> new Restocking(service)).limit(ADMINS).toList();
    try (Connection blocker =
            DriverManager.getConnection(
                set.service().jdbcUrl("productdb"),
                set.secret("product-service/username"),
                set.secret("product-service/db-password"));
        Statement statement = blocker.createStatement()) {
      blocker.setAutoCommit(false);
      statement.execute(lock);
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> new Outlook(List.of(scrapeService())).fires("ConnectionsExhausted"));

      String kill =
          await().until(() -> set.primary().sql(query), printed -> printed.matches("KILL \\d+"));
      set.primary().sql(kill);

      assertFalse(blocker.isValid(1));
    }
    admins.get(0).some();
    admins.forEach(Restocking::close);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> new Outlook(List.of(scrapeService())).isSilent("ConnectionsExhausted"));
  }

  /** DiskAlertIT shows the alert. */
  @Test
  void theBinaryLogsFillTheDisk() throws Exception {
    set.awaitReady();
    set.primary().sql("FLUSH BINARY LOGS");
    String oldest = binaryLogs().get(0);

    assertTrue(
        run(Runbook.span("DiskFills", Part.LOOK, "kubectl exec")).contains("/var/lib/mysql"));
    run(Runbook.span("DiskFills", Part.REMEDY, "scripts/"));
    follow("DiskFills", "kubectl exec");

    assertFalse(binaryLogs().contains(oldest), binaryLogs()::toString);
    set.awaitReady();
    awaitSilent("ReplicationStopped", "SemiSyncOff");
  }

  private static List<String> binaryLogs() {
    return set.primary().sql("SHOW BINARY LOGS").lines().map(log -> log.split("\t")[0]).toList();
  }

  /** Does what an entry says under Remedy. */
  private static void follow(String entry, String beginning) throws Exception {
    run(Runbook.span(entry, Part.REMEDY, beginning));
  }

  private static String run(String command) throws Exception {
    Docker.Outcome outcome = set.shell(command);
    assertEquals(0, outcome.status(), outcome::output);
    return outcome.output();
  }

  private static void awaitFiring(String... alerts) {
    await().atMost(PATIENCE).untilAsserted(() -> outlook().fires(alerts));
  }

  private static void awaitSilent(String... alerts) {
    await().atMost(PATIENCE).untilAsserted(() -> outlook().isSilent(alerts));
  }

  /** On the metrics of now, while the catalogue is read. */
  private static Outlook outlook() throws Exception {
    List<Outlook.Scrape> before = scrape();
    browsing.some();
    return new Outlook(before, scrape());
  }

  private static List<Outlook.Scrape> scrape() throws Exception {
    List<Outlook.Scrape> scrapes = scrapeServers();
    scrapes.add(scrapeService());
    return scrapes;
  }

  private static List<Outlook.Scrape> scrapeServers() throws Exception {
    List<Outlook.Scrape> scrapes = new ArrayList<>();
    for (Pod pod : set.pods()) {
      scrapes.add(new Outlook.Scrape("mysql", pod.name(), exporter.scrape(pod)));
    }
    return scrapes;
  }

  private static Outlook.Scrape scrapeService() {
    List<String> metrics = service.get("/metrics").body().lines().toList();
    return new Outlook.Scrape("product-service", "product-service", metrics);
  }

  /** Checks what the script shows to which the entry sends one who looks. */
  private static void assertShows(String entry, String problem) throws Exception {
    String status = set.shell(Runbook.span(entry, Part.LOOK, "scripts/mysql-status")).output();
    assertTrue(status.contains(problem), status);
  }
}
