package com.shop.order.checkout;

import static com.shop.order.OrderApi.goodOrder;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.shop.order.Faults;
import com.shop.order.OrderApi;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Log lines about an order have its id as a field. */
@QuarkusTest
class OrderLogTest {
  private static final Logger SHOP = Logger.getLogger("com.shop");

  /** More orders than the recovery has workers. */
  private static final int MANY = 20;

  private final OrderApi alice = new OrderApi();
  private final Capture captured = new Capture();

  private record Line(String text, String orderId) {}

  private static final class Capture extends Handler {
    private static final Formatter MESSAGE = new PatternFormatter("%s");
    private final Queue<Line> lines = new ConcurrentLinkedQueue<>();

    @Override
    public void publish(LogRecord entry) {
      ExtLogRecord line = ExtLogRecord.wrap(entry);
      lines.add(new Line(MESSAGE.format(line), line.getMdc("orderId")));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @BeforeEach
  void captureLog() {
    Faults.reset();
    SHOP.addHandler(captured);
  }

  @AfterEach
  void stopCapturing() {
    SHOP.removeHandler(captured);
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
    List<Line> lines = lines("Order " + id);
    assertFalse(lines.isEmpty());
    lines.forEach(line -> assertEquals(id, line.orderId(), line::toString));
  }

  private List<Line> lines(String start) {
    return captured.lines.stream().filter(line -> line.text().startsWith(start)).toList();
  }
}
