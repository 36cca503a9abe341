package com.shop.payment.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.payment.PaymentApi;
import com.shop.platform.Covers;
import com.shop.platform.LogCapture;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CardSecrecyTest {
  private static final String NUMBER = "6011000990139424";
  private static final String CVC = "8317";

  @Inject DataSource database;

  private final PaymentApi alice = new PaymentApi();

  @Test
  void toStringHidesTheCard() {
    NewCard card = new NewCard(NUMBER, 12, 2099, CVC, "Alice");
    assertEquals("NewCard[hidden]", card.toString());
  }

  @Test
  @Covers("PAY-5")
  void numberAndCvcAreNeitherStoredNorHashed() throws Exception {
    Map<String, Object> card = PaymentApi.newCard(NUMBER);
    card.put("cvc", CVC);
    String token = alice.addCard(card).then().statusCode(201).extract().path("token");
    alice.capture(UUID.randomUUID(), 1000, token).then().statusCode(200);

    List<String> cells = allValues();
    assertTrue(cells.contains(hex(token.getBytes(StandardCharsets.UTF_8))), "the dump is complete");
    for (String secret : numberAndHashes()) {
      assertFalse(cells.stream().anyMatch(cell -> cell.contains(secret)), secret);
    }
    assertFalse(cells.contains(hex(CVC.getBytes(StandardCharsets.UTF_8))));
  }

  @Test
  @Covers("PAY-5")
  void numberAndCvcAreNeverLogged() {
    List<String> log;
    try (LogCapture capture = new LogCapture("")) {
      sendCardInEveryWay();
      Logger.getLogger("").info("listener attached");
      log = capture.texts();
    }
    assertTrue(log.stream().anyMatch(line -> line.contains("listener attached")));
    assertFalse(log.stream().anyMatch(line -> line.contains(NUMBER) || line.contains(CVC)));
  }

  private void sendCardInEveryWay() {
    Map<String, Object> card = PaymentApi.newCard(NUMBER);
    card.put("cvc", CVC);
    alice.addCard(card).then().statusCode(201);
    card.put("holder", "");
    alice.addCard(card).then().statusCode(400);
    card.put("holder", "Alice");
    card.put("expYear", 2001);
    alice.addCard(card).then().statusCode(422);
    card.put("unknown", NUMBER);
    alice.addCard(card).then().statusCode(400);
    alice
        .asCustomer()
        .body("{\"number\": \"" + NUMBER + "\", \"cvc\": \"" + CVC + "\" oops")
        .post("/payment/cards")
        .then()
        .statusCode(400);
  }

  /** All values of all tables, in hexadecimal. */
  private List<String> allValues() throws SQLException {
    List<String> cells = new ArrayList<>();
    try (Connection connection = database.getConnection()) {
      List<String[]> columns = new ArrayList<>();
      try (ResultSet rows =
          connection
              .createStatement()
              .executeQuery(
                  """
                  SELECT table_name, column_name FROM information_schema.columns
                  WHERE table_schema = DATABASE()""")) {
        while (rows.next()) {
          columns.add(new String[] {rows.getString(1), rows.getString(2)});
        }
      }
      for (String[] column : columns) {
        String sql =
            "SELECT HEX(CONCAT(`%s`)) FROM `%s` WHERE `%1$s` IS NOT NULL"
                .formatted(column[1], column[0]);
        try (ResultSet rows = connection.createStatement().executeQuery(sql)) {
          while (rows.next()) {
            cells.add(rows.getString(1));
          }
        }
      }
    }
    return cells;
  }

  /** The number and its common hashes, as bytes and as text, in hexadecimal. */
  private static List<String> numberAndHashes() throws NoSuchAlgorithmException {
    byte[] number = NUMBER.getBytes(StandardCharsets.UTF_8);
    List<String> numberAndHashes = new ArrayList<>(List.of(hex(number)));
    for (String algorithm : List.of("MD5", "SHA-1", "SHA-256")) {
      byte[] hash = Arrays.copyOf(MessageDigest.getInstance(algorithm).digest(number), 8);
      numberAndHashes.add(hex(hash));
      numberAndHashes.add(hex(HexFormat.of().formatHex(hash).getBytes(StandardCharsets.UTF_8)));
    }
    return numberAndHashes;
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes).toUpperCase(Locale.ROOT);
  }
}
