package com.shop.benchmark;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * What the server and the processes have done.
 *
 * @param statements that clients have sent to MySQL; those inside of multi-statement packets count
 *     one by one
 * @param commits of transactions that wrote something
 * @param cpu by process
 * @param compiled the time for which JIT compilers worked, or waited for a processor
 * @param elapsed wall-clock time
 */
record Usage(
    double statements,
    double commits,
    Map<String, Duration> cpu,
    Duration compiled,
    Duration elapsed) {

  static final Usage NONE = new Usage(0, 0, Map.of(), Duration.ZERO, Duration.ZERO);

  Usage plus(Usage other) {
    Map<String, Duration> sum = new HashMap<>(cpu);
    other.cpu.forEach((name, time) -> sum.merge(name, time, Duration::plus));
    return new Usage(
        statements + other.statements,
        commits + other.commits,
        sum,
        compiled.plus(other.compiled),
        elapsed.plus(other.elapsed));
  }

  /** How many processors the JIT compilers used on average. */
  double compiling() {
    return (double) compiled.toNanos() / elapsed.toNanos();
  }

  /** Less what an idle shop does in the same time. */
  Usage without(Usage idle) {
    double share = (double) elapsed.toNanos() / idle.elapsed.toNanos();
    Map<String, Duration> rest = new HashMap<>();
    cpu.forEach(
        (name, time) ->
            rest.put(
                name,
                time.minusNanos((long) (share * idle.cpu.getOrDefault(name, time).toNanos()))));
    return new Usage(
        statements - share * idle.statements,
        commits - share * idle.commits,
        rest,
        compiled,
        elapsed);
  }
}
