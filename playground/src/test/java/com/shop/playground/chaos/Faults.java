package com.shop.playground.chaos;

import static org.awaitility.Awaitility.await;

import com.shop.playground.shop.Shop;
import com.shop.playground.wire.Wire;
import java.io.IOException;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Injects faults into a running shop and ends each after a while. What happens to which process, in
 * which order and for how long depends only on the seed; the requests that it interrupts do not. A
 * process that is not running is left alone, and that turn ends without a fault.
 */
final class Faults {
  private static final int HANDS = 12;
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(1500);
  private static final Duration SHORTEST_TROUBLE = Duration.ofMillis(500);
  private static final Duration LONGEST_TROUBLE = Duration.ofSeconds(4);
  private static final Duration TO_COME_BACK = Duration.ofMinutes(3);
  private static final Duration LONGEST_DELAY = Duration.ofMillis(800);

  private final ScheduledExecutorService hands = Executors.newScheduledThreadPool(HANDS);
  private final Shop shop;
  private final List<String> processes;
  private final List<Wire> wires;
  private final Wire clients;
  private final Random random;
  private final Map<Fault, Integer> done = new EnumMap<>(Fault.class);
  private final Set<String> outOfOrder = new HashSet<>();
  private final List<Duration> restarts = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();
  private int toUndo;
  private boolean over;

  Faults(Shop shop, List<Wire> wires, Wire clients, long seed) throws IOException {
    this.shop = shop;
    this.processes = shop.names().stream().filter(name -> name.contains("service")).toList();
    this.wires = wires;
    this.clients = clients;
    this.random = new Random(seed);
  }

  void begin() {
    hands.execute(this::next);
  }

  /** Stops injecting faults; returns when all of them have ended. */
  void end() {
    synchronized (this) {
      over = true;
    }
    try {
      await().atMost(TO_COME_BACK).until(this::nothingIsLeftToUndo);
    } finally {
      hands.shutdownNow();
    }
    if (!failures.isEmpty()) {
      throw new AssertionError("harm could not be done or undone", failures.get(0));
    }
  }

  private synchronized boolean nothingIsLeftToUndo() {
    return toUndo == 0;
  }

  synchronized Map<Fault, Integer> done() {
    return Collections.unmodifiableMap(new EnumMap<>(done));
  }

  /** How long each killed replica took from its restart until it was ready. */
  synchronized List<Duration> restarts() {
    return List.copyOf(restarts);
  }

  /** Draws everything a turn may need, so that later turns do not depend on what this one does. */
  private void next() {
    Fault fault = Fault.of(random.nextInt(100));
    int whom = random.nextInt(Integer.MAX_VALUE);
    Duration pause = upTo(LONGEST_PAUSE);
    Duration trouble = SHORTEST_TROUBLE.plus(upTo(LONGEST_TROUBLE.minus(SHORTEST_TROUBLE)));
    Duration delay = upTo(LONGEST_DELAY);
    perform(fault, whom, trouble, delay);
    hands.schedule(this::next, pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void perform(Fault fault, int whom, Duration trouble, Duration delay) {
    String process = processes.get(whom % processes.size());
    Wire wire = wires.get(whom % wires.size());
    switch (fault) {
      case KILL_SERVICE -> harm(fault, process, shop::kill, trouble, this::restart);
      case PAUSE_SERVICE -> harm(fault, process, shop::pause, trouble, shop::resume);
      case KILL_MYSQL -> harm(fault, Shop.MYSQL, shop::kill, trouble, name -> awaitDatabase());
      case PAUSE_MYSQL -> harm(fault, Shop.MYSQL, shop::pause, trouble, shop::resume);
      case CUT -> harm(fault, "", name -> wire.cut(), Duration.ZERO, name -> {});
      case CUT_CLIENTS -> harm(fault, "", name -> clients.cut(), Duration.ZERO, name -> {});
      case DELAY ->
          harm(fault, "", name -> wire.delay(delay), trouble, name -> wire.delay(Duration.ZERO));
    }
  }

  private interface Deed {
    void to(String process) throws IOException, InterruptedException;
  }

  private void harm(Fault fault, String process, Deed harm, Duration trouble, Deed repair) {
    synchronized (this) {
      if (over || (!process.isEmpty() && !outOfOrder.add(process))) {
        return;
      }
      done.merge(fault, 1, Integer::sum);
      toUndo++;
    }
    perform(harm, process);
    hands.schedule(
        () -> {
          perform(repair, process);
          synchronized (this) {
            outOfOrder.remove(process);
            toUndo--;
          }
        },
        trouble.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  private void perform(Deed deed, String process) {
    try {
      deed.to(process);
    } catch (IOException | InterruptedException | RuntimeException e) {
      synchronized (this) {
        failures.add(e);
      }
    }
  }

  private void restart(String process) throws IOException, InterruptedException {
    long began = System.nanoTime();
    shop.restart(process);
    synchronized (this) {
      restarts.add(Duration.ofNanos(System.nanoTime() - began));
    }
  }

  /** The keeper restarts it. */
  private void awaitDatabase() {
    await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(this::databaseAnswers);
  }

  private boolean databaseAnswers() throws Exception {
    try (Connection connection = shop.database()) {
      return connection.isValid(1);
    }
  }

  private Duration upTo(Duration longest) {
    return Duration.ofMillis(1 + random.nextLong(longest.toMillis()));
  }
}
