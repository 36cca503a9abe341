package com.shop.payment.gateway;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.payment.PaymentApi;
import com.shop.payment.gateway.FaultyGateway.Call;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MeasuredGatewayTest {
  @Inject MeterRegistry metrics;
  @Inject FaultyGateway faults;

  private final PaymentApi alice = new PaymentApi();
  private final UUID order = UUID.randomUUID();

  /** At least those of this test: payments of other tests may still be retried. */
  @Test
  void callsCountByTheirOutcome() {
    long captured = count("CAPTURE", "CAPTURED");
    long declined = count("CAPTURE", "DECLINED");
    long refunded = count("REFUND", "DONE");

    alice.captured(order, 1000);
    alice.capture(UUID.randomUUID(), 1000, alice.card(PaymentApi.DECLINED)).then().statusCode(200);
    PaymentApi.refundOrder(order).then().statusCode(200);

    assertTrue(count("CAPTURE", "CAPTURED") > captured);
    assertTrue(count("CAPTURE", "DECLINED") > declined);
    assertTrue(count("REFUND", "DONE") > refunded);
  }

  @Test
  void aLostResponseCountsAsUnknown() {
    long unknown = count("CAPTURE", "UNKNOWN");
    faults.after(Call.CAPTURE, order, FaultyGateway::loseResponse);

    alice.capture(order, 1000, alice.card(PaymentApi.VISA)).then().statusCode(202);

    assertTrue(count("CAPTURE", "UNKNOWN") > unknown);
  }

  private long count(String operation, String outcome) {
    Timer calls =
        metrics.find("shop.gateway.calls").tags("operation", operation, "outcome", outcome).timer();
    return calls == null ? 0 : calls.count();
  }
}
