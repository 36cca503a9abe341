package com.shop.playground.audit;

import static com.shop.playground.system.RunningShop.SHOP;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.playground.monitoring.Outlook;
import com.shop.playground.system.RunningShop;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The program of the pod audit, with the rights that the account has in the cluster. */
@ExtendWith(RunningShop.class)
class AuditServerIT {
  private static final String ACCOUNT = "audit_server_it";
  private static final String PASSWORD = "auditor's";
  private static final String NOBODY = "00000000-0000-0000-0000-000000000002";
  private static final String LAST_SUCCESS = "shop_audit_last_success_timestamp_seconds";
  private static final String FAILED = "shop_audit_last_run_failed";

  private AuditServer server;

  @BeforeEach
  void start() throws Exception {
    RunningShop.sql("DROP USER IF EXISTS " + ACCOUNT);
    RunningShop.sql("CREATE USER " + ACCOUNT + " IDENTIFIED BY 'auditor''s'");
    for (String schema : new String[] {"productdb", "orderdb", "paymentdb"}) {
      RunningShop.sql("GRANT SELECT ON " + schema + ".* TO " + ACCOUNT);
    }
    RunningShop.sql("GRANT PROCESS ON *.* TO " + ACCOUNT);
    server = new AuditServer(SHOP.databaseAddress().jdbcUrl(""), ACCOUNT, PASSWORD, 0);
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
    RunningShop.sql("DROP USER " + ACCOUNT);
  }

  @Test
  void beforeTheFirstAuditNothingIsKnown() {
    assertEquals(Map.of(LAST_SUCCESS, 0L, FAILED, 0L), metrics());
    given().port(server.port()).get("/health").then().statusCode(200);
  }

  @Test
  void aCleanShopHasNoViolationsOfAnyInvariant() {
    long begun = Instant.now().getEpochSecond();

    assertTrue(server.audit());

    Map<String, Long> metrics = metrics();
    assertTrue(metrics.remove(LAST_SUCCESS) >= begun);
    assertEquals(0, metrics.remove(FAILED));
    assertEquals(
        Invariant.all().stream().collect(Collectors.toMap(i -> violations(i.name()), i -> 0L)),
        metrics);
  }

  @Test
  void aCorruptRowIsAViolationUntilItIsMended() {
    corrupt();
    try {
      assertTrue(server.audit());
      assertEquals(1, metrics().get(violations("answers")));
      assertEquals(0, metrics().get(violations("stock")));
    } finally {
      mend();
    }
    assertTrue(server.audit());
    assertEquals(0, metrics().get(violations("answers")));
  }

  @Test
  void aViolationRaisesAnAlertUntilItIsMended() throws Exception {
    corrupt();
    try {
      server.audit();
      new Outlook(scrape()).fires("AuditFindsViolations");
    } finally {
      mend();
    }
    server.audit();
    new Outlook(scrape()).isSilent("AuditFindsViolations");
  }

  @Test
  void anAuditThatDoesNotSucceedRaisesAnAlertUntilOneDoes() throws Exception {
    RunningShop.sql("ALTER USER " + ACCOUNT + " ACCOUNT LOCK");
    server.audit();
    List<Outlook.Scrape> before = scrape();
    new Outlook(before).fires("AuditStale");

    RunningShop.sql("ALTER USER " + ACCOUNT + " ACCOUNT UNLOCK");
    server.audit();
    new Outlook(before, scrape()).isSilent("AuditStale");
  }

  @Test
  void anAuditThatFailsKeepsWhatTheLastOneFound() {
    server.audit();
    Map<String, Long> before = metrics();
    RunningShop.sql("ALTER USER " + ACCOUNT + " ACCOUNT LOCK");

    assertFalse(server.audit());

    assertEquals(1, metrics().get(FAILED));
    before.put(FAILED, 1L);
    assertEquals(before, metrics());
  }

  private static void corrupt() {
    RunningShop.sql(
        """
        INSERT INTO orderdb.idempotency_key (id, request_hash, subject_id, created_at)
        VALUES (REPEAT('y', 32), REPEAT('y', 32), UUID_TO_BIN('%s'), UTC_TIMESTAMP(3))"""
            .formatted(NOBODY));
  }

  private static void mend() {
    RunningShop.sql(
        "DELETE FROM orderdb.idempotency_key WHERE subject_id = UUID_TO_BIN('" + NOBODY + "')");
  }

  private static String violations(String invariant) {
    return "shop_audit_violations{invariant=\"" + invariant + "\"}";
  }

  private List<Outlook.Scrape> scrape() {
    return List.of(new Outlook.Scrape("audit", "audit:8080", text().lines().toList()));
  }

  private Map<String, Long> metrics() {
    Map<String, Long> metrics = new TreeMap<>();
    text()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(" "))
        .forEach(sample -> metrics.put(sample[0], Long.valueOf(sample[1])));
    return metrics;
  }

  private String text() {
    return given().port(server.port()).get("/metrics").asString();
  }
}
