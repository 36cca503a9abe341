package com.shop.order.checkout;

import static com.shop.order.OrderApi.goodOrder;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.shop.order.Faults;
import com.shop.order.OrderApi;
import com.shop.platform.LogCapture;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.logging.Formatter;
import java.util.stream.IntStream;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Log lines about an order have its id as a field. */
@QuarkusTest
class OrderLogTest {
  /** More orders than the recovery has workers. */
  private static final int MANY = 20;

  private static final Formatter MESSAGE = new PatternFormatter("%s");

  private final OrderApi alice = new OrderApi();
  private LogCapture captured;

  @BeforeEach
  void captureLog() {
    Faults.reset();
    captured = new LogCapture("com.shop");
  }

  @AfterEach
  void stopCapturing() {
    captured.close();
  }

  @Test
  void aPlacedOrderIsNamed() {
    Faults.at("capture", false, Faults::fail);

    assertNamed(alice.place(goodOrder()).path("id"));
  }

  @Test
  void aCancelledOrderIsNamed() {
    String id = alice.place(goodOrder()).path("id");
    Faults.at("refund", false, Faults::fail);

    alice.cancel(id).then().statusCode(200);

    assertNamed(id);
  }

  /** The workers log at the same time, and each goes on with another order. */
  @Test
  void continuedOrdersAreNamed() {
    List<String> ids =
        IntStream.range(0, MANY).mapToObj(i -> alice.placeAsync(goodOrder())).toList();

    ids.forEach(id -> alice.awaitStatus(id, "CONFIRMED"));

    ids.forEach(this::assertNamed);
  }

  private void assertNamed(String id) {
    List<ExtLogRecord> lines =
        captured.records().stream()
            .filter(line -> MESSAGE.format(line).startsWith("Order " + id))
            .toList();
    assertFalse(lines.isEmpty());
    lines.forEach(line -> assertEquals(id, line.getMdc("orderId"), () -> MESSAGE.format(line)));
  }
}
