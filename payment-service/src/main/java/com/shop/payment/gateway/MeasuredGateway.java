package com.shop.payment.gateway;

import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import java.time.YearMonth;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** Measures the calls of the payment gateway, whichever it is. */
@Decorator
@Priority(1)
class MeasuredGateway implements PaymentGateway {
  private final PaymentGateway gateway;
  private final MeterProvider<Timer> calls;

  MeasuredGateway(@Any @Delegate PaymentGateway gateway, MeterRegistry metrics) {
    this.gateway = gateway;
    this.calls =
        Timer.builder("shop.gateway.calls")
            .description(
                "Calls of the payment gateway; UNKNOWN without a response, FAILED before it was asked")
            .withRegistry(metrics);
  }

  @Override
  public CardToken tokenise(CardNumber number, YearMonth expiry) {
    return measured("TOKENISE", () -> gateway.tokenise(number, expiry), token -> "DONE");
  }

  @Override
  public CaptureResult capture(UUID key, long amount, String cardToken) {
    return measured(
        "CAPTURE",
        () -> gateway.capture(key, amount, cardToken),
        result -> result.outcome().name());
  }

  @Override
  public CaptureResult voidKey(UUID key) {
    return measured("VOID", () -> gateway.voidKey(key), result -> result.outcome().name());
  }

  @Override
  public void refund(UUID refundKey, UUID captureKey, long amount) {
    measured(
        "REFUND",
        () -> {
          gateway.refund(refundKey, captureKey, amount);
          return null;
        },
        nothing -> "DONE");
  }

  private <T> T measured(String operation, Supplier<T> call, Function<T, String> outcomeOf) {
    long begun = System.nanoTime();
    String outcome = "FAILED";
    try {
      T result = call.get();
      outcome = outcomeOf.apply(result);
      return result;
    } catch (GatewayUnavailableException e) {
      outcome = "UNKNOWN";
      throw e;
    } finally {
      calls
          .withTags("operation", operation, "outcome", outcome)
          .record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
    }
  }
}
