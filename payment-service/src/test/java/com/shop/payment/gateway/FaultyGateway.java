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
 * The simulated gateway with what a test lets happen just before or just after it does its part.
 * Each plan is for the charge of one order and is used once, by the first call that comes by.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class FaultyGateway implements PaymentGateway {
  /** The calls that move money. */
  public enum Call {
    CHARGE,
    VOID,
    REFUND
  }

  /** As if the process were killed: no code of ours catches it. */
  public static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  private record Moment(Call call, UUID chargeKey, boolean after) {}

  private final Map<Moment, Queue<Runnable>> planned = new ConcurrentHashMap<>();
  private final SimulatedGateway real;

  FaultyGateway(SimulatedGateway real) {
    this.real = real;
  }

  public void before(Call call, UUID chargeKey, Runnable what) {
    plan(new Moment(call, chargeKey, false), what);
  }

  /** The gateway has committed by then; what is thrown here is an answer lost. */
  public void after(Call call, UUID chargeKey, Runnable what) {
    plan(new Moment(call, chargeKey, true), what);
  }

  public static void noAnswer() {
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
  public CaptureResult charge(UUID key, long amount, String cardToken) {
    happen(new Moment(Call.CHARGE, key, false));
    CaptureResult charge = real.charge(key, amount, cardToken);
    happen(new Moment(Call.CHARGE, key, true));
    return charge;
  }

  @Override
  public CaptureResult voidKey(UUID key) {
    happen(new Moment(Call.VOID, key, false));
    CaptureResult charge = real.voidKey(key);
    happen(new Moment(Call.VOID, key, true));
    return charge;
  }

  @Override
  public void refund(UUID refundKey, UUID chargeKey, long amount) {
    happen(new Moment(Call.REFUND, chargeKey, false));
    real.refund(refundKey, chargeKey, amount);
    happen(new Moment(Call.REFUND, chargeKey, true));
  }

  private void plan(Moment moment, Runnable what) {
    planned.computeIfAbsent(moment, m -> new ConcurrentLinkedQueue<>()).add(what);
  }

  private void happen(Moment moment) {
    Queue<Runnable> queue = planned.get(moment);
    Runnable what = queue == null ? null : queue.poll();
    if (what != null) {
      what.run();
    }
  }
}
