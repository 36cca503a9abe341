package com.shop.payment.gateway;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.YearMonth;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Wraps the simulated gateway and lets a test run code immediately before or after a call. Each
 * planned action applies to one order and runs once, at the first matching call.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class FaultyGateway implements PaymentGateway {
  /** The calls that move money. */
  public enum Call {
    CAPTURE,
    VOID,
    REFUND
  }

  /** Simulates a killed process: no production code catches it. */
  public static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  private record Moment(Call call, UUID captureKey, boolean after) {}

  private final Map<Moment, Queue<Runnable>> planned = new ConcurrentHashMap<>();
  private final SimulatedGateway real;

  FaultyGateway(SimulatedGateway real) {
    this.real = real;
  }

  public void before(Call call, UUID captureKey, Runnable action) {
    plan(new Moment(call, captureKey, false), action);
  }

  /** Runs after the gateway has committed; an exception thrown here simulates a lost response. */
  public void after(Call call, UUID captureKey, Runnable action) {
    plan(new Moment(call, captureKey, true), action);
  }

  public static void loseResponse() {
    throw new GatewayUnavailableException("injected");
  }

  public static void crash() {
    throw new Crash();
  }

  @Override
  public CardToken tokenise(CardNumber number, YearMonth expiry) {
    return real.tokenise(number, expiry);
  }

  @Override
  public CaptureResult capture(UUID key, long amount, String cardToken) {
    runPlanned(new Moment(Call.CAPTURE, key, false));
    CaptureResult result = real.capture(key, amount, cardToken);
    runPlanned(new Moment(Call.CAPTURE, key, true));
    return result;
  }

  @Override
  public CaptureResult voidKey(UUID key) {
    runPlanned(new Moment(Call.VOID, key, false));
    CaptureResult result = real.voidKey(key);
    runPlanned(new Moment(Call.VOID, key, true));
    return result;
  }

  @Override
  public void refund(UUID refundKey, UUID captureKey, long amount) {
    runPlanned(new Moment(Call.REFUND, captureKey, false));
    real.refund(refundKey, captureKey, amount);
    runPlanned(new Moment(Call.REFUND, captureKey, true));
  }

  private void plan(Moment moment, Runnable action) {
    planned.computeIfAbsent(moment, m -> new ConcurrentLinkedQueue<>()).add(action);
  }

  private void runPlanned(Moment moment) {
    Queue<Runnable> queue = planned.get(moment);
    Runnable action = queue == null ? null : queue.poll();
    if (action != null) {
      action.run();
    }
  }
}
