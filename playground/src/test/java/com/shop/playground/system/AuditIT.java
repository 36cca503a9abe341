package com.shop.playground.system;

import static java.util.concurrent.CompletableFuture.allOf;
import static java.util.concurrent.CompletableFuture.runAsync;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.shop.database.ServerProcess;
import com.shop.playground.audit.Audit;
import com.shop.playground.client.Bodies;
import com.shop.playground.client.Customer;
import com.shop.playground.shop.Service;
import com.shop.playground.shop.Shop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Breaks everything that the audit checks, once each, and expects exactly that finding. */
@ExtendWith(RunningShop.class)
class AuditIT {
  private static final Shop SHOP = RunningShop.SHOP;
  private static final String DECLINED_CARD = "4000000000000002";
  private static final String UNRELIABLE_CARD = "4000000000000119";

  /** The variables that the statements of a {@link Damage} use. */
  private static final Map<String, String> IDS = new LinkedHashMap<>();

  private static String sku;

  @BeforeAll
  static void orders() throws Exception {
    Customer carol = Customer.register(RunningShop.endpoint());
    Map<String, Object> product = carol.product();
    IDS.put("product", product.get("id").toString());
    sku = product.get("sku").toString();
    IDS.put("confirmed", order(carol));
    IDS.put("cancelled", order(carol));
    carol.cancel(IDS.get("cancelled")).then().statusCode(200);
    IDS.put("rejected", carol.orderWith(DECLINED_CARD).path("orderId"));
    IDS.put("unknown", orderOfAnUnknownProduct(carol));
    IDS.put("refunded", order(carol));
    refundOneCent(carol, IDS.get("refunded"));
    IDS.put("nobody", UUID.randomUUID().toString());
    IDS.put("other", carol.get("/product?sort=-price&limit=1").path("items[0].id"));
  }

  /** The id of an order of two of the product, on which all of these must agree. */
  private static String order(Customer customer) {
    return customer
        .order(Bodies.orderOf(IDS.get("product"), customer.card(Bodies.GOOD_CARD)))
        .path("id");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("damages")
  void findsExactlyWhatIsBroken(Damage damage) throws Exception {
    assertEquals(sorted(damage.finds()), sorted(found(damage)));
  }

  @Test
  void findsNothingInAnOrderJustPlaced() throws Exception {
    assertEquals(List.of(), found(new Damage(List.of(), Damages.PENDING, "", "")));
  }

  @Test
  void anOrderBlockedByAnOutageIsNotOverdue() throws Exception {
    RunningShop.kill(Service.PRODUCT);
    try {
      await().untilAsserted(() -> assertEquals(List.of(), found(Damages.overdueOrder())));
    } finally {
      RunningShop.start();
    }
  }

  @Test
  void isCleanAtEveryMomentUnderLoad() throws Exception {
    CompletableFuture<Void> work =
        allOf(
            Stream.generate(() -> runAsync(AuditIT::shopping))
                .limit(4)
                .toArray(CompletableFuture[]::new));
    do {
      assertEquals(List.of(), SHOP.audit().violations());
    } while (!work.isDone());
    work.join();
  }

  @Test
  void isNotDisturbedByAStatementWithBinaryValues() throws Exception {
    try (Connection other = SHOP.database();
        PreparedStatement statement = other.prepareStatement("SELECT SLEEP(60), ?")) {
      statement.setBytes(1, new byte[] {(byte) 0xa2, ')', (byte) 0xff}); // no valid UTF-8
      CompletableFuture<?> running = CompletableFuture.supplyAsync(() -> end(statement));
      try {
        await().until(AuditIT::aStatementSleeps);
        assertEquals(List.of(), SHOP.audit().violations());
        assertFalse(running.isDone());
      } finally {
        statement.cancel();
        running.join();
      }
    }
  }

  private static boolean end(PreparedStatement statement) {
    try {
      return statement.execute();
    } catch (SQLException e) {
      return false; // cancelled
    }
  }

  private static boolean aStatementSleeps() throws Exception {
    try (Connection server = SHOP.database()) {
      return ServerProcess.all(server).stream()
          .anyMatch(process -> process.statement().startsWith("SELECT SLEEP(60)"));
    }
  }

  static Stream<Damage> damages() {
    return Damages.all();
  }

  /** The audit's findings while the damage is done, with names for ids and # for numbers. */
  private static List<String> found(Damage damage) throws Exception {
    try (Connection server = SHOP.database();
        Statement statement = server.createStatement()) {
      for (Map.Entry<String, String> id : IDS.entrySet()) {
        statement.execute("SET @%s = UUID_TO_BIN('%s')".formatted(id.getKey(), id.getValue()));
      }
      run(statement, damage.unlock());
      server.setAutoCommit(false);
      try {
        for (String sql : damage.sql()) {
          statement.execute(sql);
        }
        return Audit.inTransaction(server).violations().stream().map(AuditIT::inWords).toList();
      } finally {
        server.rollback();
        run(statement, damage.lock());
      }
    }
  }

  private static void run(Statement statement, String sql) throws Exception {
    if (!sql.isEmpty()) {
      statement.execute(sql);
    }
  }

  private static String inWords(String finding) {
    String text = finding.replace(sku, "product");
    for (Map.Entry<String, String> id : IDS.entrySet()) {
      text = text.replace(id.getValue(), id.getKey());
    }
    return text.replaceAll("-?\\d([-\\d:. ]*\\d)?", "#");
  }

  private static List<String> sorted(List<String> findings) {
    return findings.stream().sorted().toList();
  }

  private static void shopping() {
    Customer dave = Customer.register(RunningShop.endpoint());
    dave.cancel(dave.orderWith(Bodies.GOOD_CARD).path("id"));
    dave.orderWith(DECLINED_CARD);
    dave.orderWith(UNRELIABLE_CARD);
    refundOneCent(dave, dave.orderWith(Bodies.GOOD_CARD).path("id"));
    orderOfAnUnknownProduct(dave);
  }

  private static String orderOfAnUnknownProduct(Customer customer) {
    return customer
        .order(
            UUID.randomUUID().toString(),
            Bodies.orderOf(UUID.randomUUID(), customer.card(Bodies.GOOD_CARD)))
        .then()
        .statusCode(422)
        .extract()
        .path("orderId");
  }

  private static void refundOneCent(Customer customer, String order) {
    String admin =
        RunningShop.anyone(base())
            .body(Map.of("email", "admin@shop.com", "password", "Passw0rd!"))
            .post("/user/login")
            .path("accessToken");
    String payment = customer.get("/payment?orderId=" + order).path("items[0].id");
    RunningShop.anyone(base())
        .auth()
        .oauth2(admin)
        .header("Idempotency-Key", order)
        .body(Map.of("amount", Map.of("amount", 1, "currency", "USD"), "reason", "scratched"))
        .post("/payment/" + payment + "/refund")
        .then()
        .statusCode(201);
  }

  private static URI base() {
    try {
      return SHOP.base();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
