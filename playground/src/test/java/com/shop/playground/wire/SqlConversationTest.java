package com.shop.playground.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.shop.playground.wire.Conversation.Request;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlConversationTest {
  private static final int COM_QUERY = 3;
  private static final int COM_STMT_PREPARE = 22;
  private static final int COM_STMT_EXECUTE = 23;
  private static final int COM_STMT_SEND_LONG_DATA = 24;
  private static final int COM_STMT_CLOSE = 25;
  private static final int COM_STMT_FETCH = 28;
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
  void aPreparedStatementWritesEachTimeItIsExecuted() {
    assertEquals(Optional.empty(), prepare(1, "SELECT 1"));
    // The server also numbers what it prepares again, after a table has changed.
    assertEquals(Optional.empty(), prepare(7, "UPDATE orders SET tries = ?"));
    assertEquals(Optional.empty(), execute(1));
    assertEquals(Optional.of("commits orders"), execute(7));
    act(COM_QUERY, "SET autocommit=0");
    assertEquals(Optional.empty(), execute(7));
    assertEquals(Optional.of("commits orders"), act(COM_QUERY, "COMMIT"));
  }

  @Test
  void theEndOfAPreparedStatementIsNotAnsweredAndPrecedesARequest() {
    byte[] close = packet(COM_STMT_CLOSE, id(1));
    byte[] write = packet(COM_QUERY, "UPDATE orders SET tries = 1");
    assertEquals(Optional.empty(), conversation.request(close));
    assertEquals(Optional.empty(), conversation.request(join(close, Arrays.copyOf(write, 4))));
    assertEquals(
        Optional.of(new Request(Optional.of("commits orders"))),
        conversation.request(join(join(close, close), write)));
  }

  @Test
  void aRequestIsUnderstoodOnlyOnceItIsWhole() {
    byte[] statement = packet(COM_STMT_PREPARE, "UPDATE orders SET tries = ?");
    assertEquals(Optional.empty(), conversation.request(Arrays.copyOf(statement, 15)));
    act(statement);
    conversation.response(packet(0, id(1)));
    byte[] execution = packet(COM_STMT_EXECUTE, id(1));
    assertEquals(Optional.empty(), conversation.request(Arrays.copyOf(execution, 4)));
    assertEquals(Optional.empty(), conversation.request(Arrays.copyOf(execution, 8)));
    assertEquals(
        Optional.of(new Request(Optional.of("commits orders"))), conversation.request(execution));
  }

  @Test
  void aStatementThatWasNotPreparedIsRefused() {
    act(COM_STMT_PREPARE, "UPDATE nothing SET tries = ?");
    conversation.response(packet(255, id(1)));
    assertThrows(IllegalStateException.class, () -> execute(1));
  }

  @ParameterizedTest
  @ValueSource(ints = {COM_STMT_SEND_LONG_DATA, COM_STMT_FETCH, COM_RESET_CONNECTION})
  void commandsThatMightWriteUnseenAreRefused(int command) {
    assertThrows(IllegalStateException.class, () -> act(command, ""));
  }

  private List<String> acts(String... statements) {
    return Stream.of(statements).flatMap(sql -> act(COM_QUERY, sql).stream()).toList();
  }

  private Optional<String> act(int command, String text) {
    return act(packet(command, text));
  }

  private Optional<String> prepare(int statement, String sql) {
    Optional<String> act = act(COM_STMT_PREPARE, sql);
    conversation.response(packet(0, id(statement)));
    return act;
  }

  private Optional<String> execute(int statement) {
    return act(packet(COM_STMT_EXECUTE, id(statement)));
  }

  private Optional<String> act(byte[] packet) {
    return conversation.request(packet).orElseThrow().act();
  }

  private static byte[] packet(int command, String text) {
    return packet(command, text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] packet(int command, byte[] content) {
    return ByteBuffer.allocate(5 + content.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        // The length of the payload in three bytes, and the sequence number 0.
        .putInt(1 + content.length)
        .put((byte) command)
        .put(content)
        .array();
  }

  private static byte[] id(int statement) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(statement).array();
  }

  private static byte[] join(byte[] first, byte[] second) {
    return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
  }
}
