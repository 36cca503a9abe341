package com.shop.benchmark;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Measures subjects in turns, so that whatever else happens on the machine meets all of them.
 *
 * @param settings how long and how often
 * @param meter reads what each round costs
 * @param tell receives the progress, as lines for a person
 */
record Rounds(Settings settings, Meter meter, Consumer<String> tell) {

  /** A subject is warm when this many rounds are no faster than those before, by this gain. */
  private static final int STEADY_ROUNDS = 3;

  private static final double GAIN = 1.05;

  /** And when the JIT compilers of all processes together take less than this of a processor. */
  private static final double COMPILING = 0.1;

  /**
   * The rounds of one subject.
   *
   * @param steady whether it was warm before the first
   * @param usage of all rounds together
   */
  record Result(boolean steady, List<Round> rounds, Usage usage) {

    /** The name of the subject, for the report. */
    String label(String name) {
      return steady ? name : name + ", not steady yet";
    }

    int successes() {
      return rounds.stream().mapToInt(Round::successes).sum();
    }

    private Result with(Round round, Usage more) {
      return new Result(
          steady, Stream.concat(rounds.stream(), Stream.of(round)).toList(), usage.plus(more));
    }
  }

  /** Applies load until nothing gets faster any more, or for the settings' longest time. */
  private boolean warmUp(String name, Subject subject, int clients)
      throws IOException, SQLException, InterruptedException {
    List<Double> rates = new ArrayList<>();
    boolean warm = false;
    for (int i = 0; i < settings.maxWarmUps() && !warm; i++) {
      Meter.Measurement measurement = meter.begin();
      rates.add(subject.load(clients, settings.round()).perSecond());
      double compiling = measurement.end().compiling();
      warm = isSteady(rates) && compiling < COMPILING;
      tell.accept(
          "  warming up %s: %,.0f/s, JIT compilers %.2f of a processor"
              .formatted(name, rates.get(i), compiling));
    }
    if (!warm) {
      tell.accept("  " + name + " is not steady yet.");
    }
    return warm;
  }

  /** A JVM compiles for minutes, and speeds up by little from one round to the next. */
  private static boolean isSteady(List<Double> rates) {
    int earlier = rates.size() - 2 * STEADY_ROUNDS;
    return earlier >= 0 && median(rates, earlier + STEADY_ROUNDS) <= GAIN * median(rates, earlier);
  }

  private static double median(List<Double> rates, int from) {
    return Spread.of(rates.subList(from, from + STEADY_ROUNDS), rate -> rate).median();
  }

  /**
   * Warms up all subjects, then applies load to one after the other, round by round.
   *
   * @throws BenchmarkException if a request fails
   */
  Map<String, Result> run(Map<String, Subject> subjects, int clients)
      throws IOException, SQLException, InterruptedException {
    Map<String, Result> results = new LinkedHashMap<>();
    for (Map.Entry<String, Subject> subject : subjects.entrySet()) {
      boolean steady = warmUp(subject.getKey(), subject.getValue(), clients);
      results.put(subject.getKey(), new Result(steady, List.of(), Usage.NONE));
    }
    for (int i = 1; i <= settings.rounds(); i++) {
      for (Map.Entry<String, Subject> subject : subjects.entrySet()) {
        Meter.Measurement measurement = meter.begin();
        Round round =
            subject.getValue().load(clients, settings.round()).requireSuccess(subject.getKey());
        Usage usage = measurement.end();
        results.computeIfPresent(subject.getKey(), (name, result) -> result.with(round, usage));
        tell.accept(
            "  round %d of %d, %d clients, %s: %,.0f/s, p50 %.2f ms"
                .formatted(
                    i,
                    settings.rounds(),
                    clients,
                    subject.getKey(),
                    round.perSecond(),
                    round.medianMillis()));
      }
    }
    return results;
  }

  /** What the shop does without load, in the time of two rounds. */
  Usage idle() throws SQLException, InterruptedException {
    Duration time = settings.round().multipliedBy(2);
    tell.accept("  measuring the idle shop for %d s".formatted(time.toSeconds()));
    Meter.Measurement measurement = meter.begin();
    Thread.sleep(time.toMillis());
    return measurement.end();
  }
}
