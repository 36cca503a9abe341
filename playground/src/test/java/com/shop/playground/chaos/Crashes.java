package com.shop.playground.chaos;

import static com.shop.playground.system.RunningShop.CRASH_POINTS;
import static com.shop.playground.system.RunningShop.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.shop.playground.audit.Audit;
import com.shop.playground.shop.Service;
import com.shop.playground.system.Customer;
import com.shop.playground.system.RunningShop;
import com.shop.playground.wire.CrashPoints.CrashPoint;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Plays a scenario once to see which boundaries it goes over, and then once more for either side of
 * each, with the process that comes there killed (SIGKILL) at that moment. The other replica has to
 * carry on: the victim is started again only when all has come to rest. No list of the boundaries
 * is kept anywhere: a step that is new to the scenario is seen by itself.
 */
final class Crashes {
  /** So many that either replica has served some. */
  private static final int WARM_UP = 4;

  private Crashes() {}

  /** A crash at every point that the scenario comes to in processes which have been at work. */
  static Stream<DynamicTest> of(Scenario scenario) throws Exception {
    return points(scenario).stream().map(point -> test(scenario, point, false));
  }

  /** As {@link #of}, and at every point that only processes which have just started come to. */
  static Stream<DynamicTest> alsoOfNewProcesses(Scenario scenario) throws Exception {
    List<CrashPoint> warm = points(scenario);
    for (Service service : Service.values()) {
      restart(service);
    }
    List<CrashPoint> cold = new ArrayList<>(watch(scenario));
    cold.removeAll(warm);
    return Stream.concat(
        warm.stream().map(point -> test(scenario, point, false)),
        cold.stream().map(point -> test(scenario, point, true)));
  }

  private static List<CrashPoint> points(Scenario scenario) {
    for (int i = 0; i < WARM_UP; i++) {
      watch(scenario);
    }
    return watch(scenario);
  }

  private static List<CrashPoint> watch(Scenario scenario) {
    Supplier<Response> request = scenario.request().apply(Customer.register(RunningShop.base()));
    CRASH_POINTS.begin(Optional.empty());
    scenario.settle(request);
    return CRASH_POINTS.points();
  }

  private static DynamicTest test(Scenario scenario, CrashPoint point, boolean cold) {
    return dynamicTest(scenario + ", " + point, () -> crash(scenario, point, cold));
  }

  private static void crash(Scenario scenario, CrashPoint point, boolean cold) throws Exception {
    Supplier<Response> request = scenario.request().apply(Customer.register(RunningShop.base()));
    if (cold) {
      restart(point.service());
    }
    CRASH_POINTS.begin(Optional.of(point));
    long began = System.nanoTime();
    try {
      Response answer = scenario.settle(request);
      System.out.printf(
          "%5.1f s until all was right: %s, %s%n",
          (System.nanoTime() - began) / 1e9, scenario, point);

      assertTrue(CRASH_POINTS.victim().isPresent(), "nobody came to " + point);
      scenario.body().forEach((path, value) -> assertEquals(value, answer.path(path)));
      Audit audit = SHOP.audit();
      assertTrue(audit.isClean(), audit::toString);
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
