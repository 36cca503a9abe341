package com.shop.playground.chaos;

import static com.shop.playground.system.RunningShop.CRASH_POINTS;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.shop.playground.shop.Service;
import com.shop.playground.system.RunningShop;
import com.shop.playground.wire.Boundary.Side;
import com.shop.playground.wire.CrashPoints.CrashPoint;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Runs a scenario once to find the boundaries it crosses, then once more for either side of each
 * boundary, killing (SIGKILL) the process that reaches it at that moment. The other replica must
 * take over: the victim is restarted only when nothing is in progress any more. No list of
 * boundaries is maintained: a new step is found by watching.
 */
final class Crashes {
  /** Enough runs for either replica to have served some. */
  private static final int WARM_UP = 4;

  private static final int MOST_WATCHED = 10;

  /** Reached by a poll at its own time, in any scenario. */
  private static final List<String> OF_POLLS =
      List.of(
          "order-service calls payment-service: GET /internal/refunded-payments",
          "payment-service commits payment, refund_sequence",
          "order-service commits orders, refund_cursor");

  /** Reached by the cleanups of user-service, a minute after its start, in any scenario. */
  private static final List<String> OF_CLEANUPS =
      List.of(
          "user-service commits login_streak",
          "user-service commits address_window",
          "user-service commits refresh_token",
          "user-service commits token_family");

  private Crashes() {}

  /** A crash at every point that warmed-up processes reach in the scenario. */
  static Stream<DynamicTest> of(Scenario scenario) {
    return points(scenario).stream().map(point -> test(scenario, point, false));
  }

  /** A crash on either side of each boundary that polls cross. */
  static Stream<DynamicTest> ofPolls(Scenario scenario) {
    return OF_POLLS.stream()
        .flatMap(
            boundary -> Stream.of(Side.values()).map(side -> new CrashPoint(boundary, 1, side)))
        .map(point -> test(scenario, point, false));
  }

  /** As {@link #of}, and at every boundary that only freshly started processes reach. */
  static Stream<DynamicTest> alsoOfNewProcesses(Scenario scenario) throws Exception {
    List<CrashPoint> warm = points(scenario);
    Set<String> known = warm.stream().map(CrashPoint::boundary).collect(Collectors.toSet());
    for (Service service : Service.values()) {
      restart(service);
    }
    List<CrashPoint> cold = new ArrayList<>(watch(scenario));
    cold.removeIf(point -> known.contains(point.boundary()));
    return Stream.concat(
        warm.stream().map(point -> test(scenario, point, false)),
        cold.stream().map(point -> test(scenario, point, true)));
  }

  /**
   * Watches until two runs in a row cross the same boundaries, since a slow machine may bring in a
   * second driver.
   */
  private static List<CrashPoint> points(Scenario scenario) {
    for (int i = 0; i < WARM_UP; i++) {
      watch(scenario);
    }
    List<CrashPoint> last = watch(scenario);
    for (int i = 0; i < MOST_WATCHED; i++) {
      List<CrashPoint> next = watch(scenario);
      if (next.equals(last)) {
        assertAllServicesAreSeen(last);
        return last;
      }
      last = next;
    }
    throw new AssertionError("never twice the same: " + last);
  }

  /** With only a part of the boundaries the test would pass without noticing the rest. */
  private static void assertAllServicesAreSeen(List<CrashPoint> points) {
    Set<Service> committing =
        points.stream()
            .filter(point -> point.boundary().contains(" commits "))
            .map(CrashPoint::service)
            .collect(Collectors.toSet());
    assertTrue(committing.contains(Service.PAYMENT), () -> "payment-service unseen: " + points);
  }

  private static List<CrashPoint> watch(Scenario scenario) {
    Supplier<Response> request = scenario.prepare();
    CRASH_POINTS.begin(Optional.empty());
    scenario.settle(request);
    return CRASH_POINTS.points().stream()
        .filter(point -> !OF_POLLS.contains(point.boundary()))
        .filter(point -> !OF_CLEANUPS.contains(point.boundary()))
        .toList();
  }

  private static DynamicTest test(Scenario scenario, CrashPoint point, boolean cold) {
    return dynamicTest(scenario + ", " + point, () -> crash(scenario, point, cold));
  }

  private static void crash(Scenario scenario, CrashPoint point, boolean cold) throws Exception {
    Supplier<Response> request = scenario.prepare();
    if (cold) {
      restart(point.service());
    }
    CRASH_POINTS.begin(Optional.of(point));
    long began = System.nanoTime();
    try {
      scenario.settle(request);
      System.out.printf(
          "%5.1f s until all was right: %s, %s%n",
          (System.nanoTime() - began) / 1e9, scenario, point);
      // How often a loop runs depends on timing; that it runs does not.
      boolean reached = CRASH_POINTS.victim().isPresent();
      assumeTrue(reached || point.occurrence() == 1, () -> "not reached this time: " + point);
      assertTrue(reached, () -> "nobody came to " + point);
      RunningShop.assertAllIsRight();
    } finally {
      CRASH_POINTS.begin(Optional.empty());
      RunningShop.start();
    }
  }

  private static void restart(Service service) throws Exception {
    RunningShop.kill(service);
    RunningShop.start();
  }
}
