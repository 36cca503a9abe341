package com.shop.playground.chaos;

import static com.shop.playground.system.RunningShop.SHOP;
import static com.shop.playground.system.RunningShop.WIRES;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.playground.audit.Audit;
import com.shop.playground.client.Bodies;
import com.shop.playground.system.RunningShop;
import com.shop.playground.wire.Wire;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs clients for minutes while everything around them is killed, paused and disconnected. In the
 * end the clients' records, the API and the audit must agree.
 */
@Tag("chaos")
@ExtendWith(RunningShop.class)
class ChaosRunIT {
  private static final int CLIENTS = 6;
  private static final Duration LENGTH = Duration.ofMinutes(Integer.getInteger("chaos.minutes"));

  /** Set to repeat a run; random otherwise. */
  private static final long SEED =
      Optional.ofNullable(Long.getLong("chaos.seed"))
          .orElseGet(() -> (long) new Random().nextInt(1_000_000));

  private static final Path REPORT = Path.of(System.getProperty("chaos.report"));

  private static final String FAILS_TWICE = "4000000000000119";
  private static final String LOSES_ANSWER = "4000000000000259";
  private static final List<String> CARDS =
      List.of(
          Bodies.GOOD_CARD,
          Bodies.GOOD_CARD,
          "5555555555554444",
          "4000000000009995",
          FAILS_TWICE,
          LOSES_ANSWER);

  @Test
  void recordsApiAndAuditAgree() throws Exception {
    RunningShop.requireOwnDatabase();
    System.out.printf("Chaos of %s with seed %d%n", LENGTH, SEED);
    List<Wire> wires = WIRES.all();
    Wire clients = WIRES.toShop("clients", SHOP.base());
    try (Crowd crowd = new Crowd(clients.base(), CLIENTS, SEED, CARDS)) {
      Faults faults = new Faults(SHOP, wires, clients, SEED);
      crowd.begin();
      faults.begin();
      try {
        TimeUnit.SECONDS.sleep(LENGTH.toSeconds());
      } finally {
        faults.end();
      }
      long healed = System.nanoTime();
      crowd.settle();
      Duration toRest = Duration.ofNanos(System.nanoTime() - healed);
      List<String> violations = new ArrayList<>(crowd.contradictions());
      Audit audit = SHOP.audit();
      violations.addAll(audit.violations());

      String report = report(crowd, faults, toRest, violations);
      System.out.println(report);
      Files.writeString(REPORT, report);
      assertEquals(List.of(), violations);
      RunningShop.assertAllIsRight();
    }
  }

  private static String report(
      Crowd crowd, Faults faults, Duration toRest, List<String> violations) {
    List<Purchase> purchases = crowd.purchases();
    Figures figures =
        new Figures()
            .add("seed", SEED)
            .add("duration", LENGTH.toMinutes() + " min")
            .add("clients", CLIENTS)
            .add(
                "orders acknowledged",
                Figures.count(purchases.stream().map(Purchase::expectedStatus).toList()))
            .add("refunds by admins", purchases.stream().mapToInt(p -> p.returns().size()).sum())
            .add("requests repeated by clients", crowd.repeats());
    faults.done().forEach((fault, count) -> figures.add("fault: " + fault, count));
    figures
        .add("orders whose gateway response is lost", paidWith(purchases, LOSES_ANSWER))
        .add("orders whose charge fails twice", paidWith(purchases, FAILS_TWICE))
        .add("restarts of a killed replica, until ready", Figures.times(faults.restarts()))
        .add("orders finished in the background, until at rest", Figures.times(crowd.recoveries()))
        .add("time from the last repair until all orders are at rest", Figures.time(toRest))
        .add("violations", violations.size());
    return figures.toString();
  }

  private static long paidWith(List<Purchase> purchases, String cardNumber) {
    return purchases.stream().filter(p -> p.cardNumber().equals(cardNumber)).count();
  }
}
