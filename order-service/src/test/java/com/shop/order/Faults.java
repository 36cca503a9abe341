package com.shop.order;

import com.shop.order.client.StepFailedException;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * What a test lets happen at a moment of a remote call: once, to the first call that comes by, or
 * always, to the orders of a product.
 */
public final class Faults {
  /** A moment: before the other service has done it, or after, when only the answer is missing. */
  public record Moment(String call, boolean after) {}

  /** As if the process were killed: no code of ours catches it. */
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

  /** Plans what happens, with the order's id, at the next such moment. */
  public static void at(String call, boolean after, Consumer<UUID> what) {
    PLANNED.computeIfAbsent(new Moment(call, after), m -> new ArrayDeque<>()).add(what);
  }

  /** What happens from now on whenever this product is to be reserved. */
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
