package com.shop.order;

import com.shop.order.client.StepFailedException;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Actions that a test injects before or after a remote call: once, for the next such call, or
 * always, for orders of a product.
 */
public final class Faults {
  /** Before the other service has acted, or after it has, when only its response is missing. */
  public record Moment(String call, boolean after) {}

  /** Acts like a killed process: the service catches no Error. */
  public static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  private static final Map<Moment, Queue<Consumer<UUID>>> PLANNED = new ConcurrentHashMap<>();

  private static final Map<UUID, Consumer<UUID>> POISONS = new ConcurrentHashMap<>();

  private Faults() {}

  public static void reset() {
    PLANNED.clear();
    POISONS.clear();
  }

  /** Runs the action, with the order's id, at the next such moment. */
  public static void at(String call, boolean after, Consumer<UUID> what) {
    PLANNED.computeIfAbsent(new Moment(call, after), m -> new ArrayDeque<>()).add(what);
  }

  /** Runs the action from now on whenever this product is to be reserved. */
  public static void always(UUID product, Consumer<UUID> what) {
    POISONS.put(product, what);
  }

  public static void of(UUID product, UUID orderId) {
    POISONS.getOrDefault(product, id -> {}).accept(orderId);
  }

  public static void before(String call, UUID orderId) {
    happen(new Moment(call, false), orderId);
  }

  public static void after(String call, UUID orderId) {
    happen(new Moment(call, true), orderId);
  }

  public static void fail(UUID orderId) {
    throw new StepFailedException("injected");
  }

  public static void crash(UUID orderId) {
    throw new Crash();
  }

  private static void happen(Moment moment, UUID orderId) {
    Consumer<UUID> what;
    Queue<Consumer<UUID>> planned = PLANNED.getOrDefault(moment, new ArrayDeque<>());
    synchronized (planned) {
      what = planned.poll();
    }
    if (what != null) {
      what.accept(orderId);
    }
  }
}
