package com.shop.playground.mysql;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.playground.monitoring.Outlook;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Breaks a primary with one replica, checks that the alerts of {@code docs/runbook.md} fire,
 * applies its remedies, and checks that the alerts end.
 */
@Tag("chaos")
class MySqlAlertsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private static MySqlExporter exporter;
  private static MySqlSet set;
  private static ProductService service;
  private static Browsing browsing;

  @BeforeAll
  static void start() throws Exception {
    Docker.requireMySql();
    exporter = new MySqlExporter();
    set = new MySqlSet(Path.of("target", "mysql-alerts"));
    set.scale(2);
    set.awaitReady();
    service = new ProductService(set);
    service.awaitReady();
    browsing = new Browsing(service);
  }

  @AfterAll
  static void stop() throws Exception {
    for (AutoCloseable each : Arrays.asList(browsing, service, set)) {
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
    assertStatusShows("mysql-1  replica  DOES NOT REPLICATE");

    Docker.Outcome outcome = set.script("mysql-replace", "mysql-1");
    assertEquals(0, outcome.status(), outcome::output);
    awaitSilent("ReplicationStopped", "ReplicaLags", "ReplicaNotUsed");
  }

  @Test
  void theReplicaIsAway() throws Exception {
    set.pod(1).loseNode();

    awaitFiring("SemiSyncOff", "ReplicaNotUsed", "PodDown");

    set.pod(1).returnNode();
    set.awaitReady();
    awaitSilent("SemiSyncOff", "ReplicaNotUsed", "PodDown");
  }

  @Test
  void thePrimaryIsAway() throws Exception {
    set.primary().loseNode();

    awaitFiring("ReplicationStopped", "PodDown");
    assertStatusShows("mysql-0  primary  DOES NOT EXIST");

    set.primary().returnNode();
    set.awaitReady();
    awaitSilent("ReplicationStopped", "PodDown");
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
    List<Outlook.Scrape> scrapes = new ArrayList<>();
    for (Pod pod : set.pods()) {
      scrapes.add(new Outlook.Scrape("mysql", pod.name(), exporter.scrape(set, pod)));
    }
    List<String> metrics = service.get("/metrics").body().lines().toList();
    scrapes.add(new Outlook.Scrape("product-service", "product-service", metrics));
    return scrapes;
  }

  private static void assertStatusShows(String problem) throws Exception {
    String status = set.script("mysql-status").output();
    assertTrue(status.contains(problem), status);
  }
}
