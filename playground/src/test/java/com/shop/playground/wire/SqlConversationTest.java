package com.shop.playground.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlConversationTest {
  private static final int COM_QUERY = 3;
  private static final int COM_STMT_PREPARE = 22;
  private static final int COM_RESET_CONNECTION = 31;

  private final SqlConversation conversation = new SqlConversation();

  @Test
  void aWriteCommitsByItselfAtFirst() {
    assertEquals(List.of("commits orders"), acts("UPDATE orders SET tries = 1", "SELECT 1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET autocommit=0",
        "set autocommit = OFF",
        "SET SESSION autocommit=0",
        "SET @@session.autocommit := false",
        "SET transaction_isolation='READ-COMMITTED',max_execution_time=5000,autocommit=0"
      })
  void withoutAutocommitATransactionFollowsAnother(String off) {
    assertEquals(
        List.of("commits order_line, orders", "commits cart"),
        acts(
            off,
            "INSERT INTO orders (id) VALUES (1)",
            "/* batch */ insert ignore into `order_line` (id) values (1)",
            "COMMIT",
            "DELETE FROM cart",
            "commit"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"START TRANSACTION", "BEGIN"})
  void aTransactionThatIsBegunEndsWithItsCommit(String begin) {
    assertEquals(
        List.of("commits orders", "commits cart"),
        acts(begin, "UPDATE orders SET tries = 1", "COMMIT", "DELETE FROM cart"));
  }

  @Test
  void beginningATransactionCommitsTheOneBefore() {
    assertEquals(
        List.of("commits orders"),
        acts("SET autocommit=0", "UPDATE orders SET tries = 1", "START TRANSACTION"));
  }

  @Test
  void switchingAutocommitOnCommits() {
    assertEquals(
        List.of("commits orders"),
        acts("SET autocommit=0", "UPDATE orders SET tries = 1", "SET autocommit=1"));
  }

  @Test
  void switchingAutocommitOnAgainEndsNoTransaction() {
    assertEquals(
        List.of("commits orders"),
        acts("BEGIN", "UPDATE orders SET tries = 1", "SET autocommit=1", "COMMIT"));
  }

  @Test
  void whatIsRolledBackOrOnlyReadIsNoBoundary() {
    assertEquals(
        List.of(),
        acts("SET autocommit=0", "UPDATE orders SET tries = 1", "ROLLBACK", "SELECT 1", "COMMIT"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET autocommit=@a",
        "SET autocommit=0, autocommit=1",
        "START TRANSACTION READ ONLY",
        "ROLLBACK TO s",
        "COMMIT AND CHAIN",
        "CALL place_order()",
        "XA START 'x'"
      })
  void whatMightWriteUnseenIsRefused(String sql) {
    assertThrows(IllegalStateException.class, () -> act(COM_QUERY, sql));
  }

  @Test
  void commandsThatMightWriteUnseenAreRefused() {
    assertThrows(
        IllegalStateException.class, () -> act(COM_STMT_PREPARE, "UPDATE orders SET tries = 1"));
    assertThrows(IllegalStateException.class, () -> act(COM_RESET_CONNECTION, ""));
  }

  private List<String> acts(String... statements) {
    return Stream.of(statements).flatMap(sql -> act(COM_QUERY, sql).stream()).toList();
  }

  private Optional<String> act(int command, String text) {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    // The length of the payload, which is not read, and the sequence number.
    request.writeBytes(new byte[4]);
    request.write(command);
    request.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    return conversation.act(request.toByteArray());
  }
}
