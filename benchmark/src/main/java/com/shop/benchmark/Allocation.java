package com.shop.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What JVMs allocate on their heaps for a request. */
final class Allocation {

  private static final double KIB = 1024;

  private Allocation() {}

  /**
   * Applies load for a round of its own.
   *
   * @param pids by name
   * @return KiB for each request, by name
   */
  static Map<String, Double> measure(
      Subject subject, int clients, Duration time, Map<String, Long> pids)
      throws IOException, InterruptedException {
    Map<String, Jvm> jvms = new LinkedHashMap<>();
    try {
      Map<String, Long> before = new LinkedHashMap<>();
      for (Map.Entry<String, Long> pid : pids.entrySet()) {
        Jvm jvm = new Jvm(pid.getValue());
        jvms.put(pid.getKey(), jvm);
        before.put(pid.getKey(), jvm.allocatedBytes());
      }
      Round round = subject.load(clients, time).requireSuccess("Allocation");
      Map<String, Double> allocated = new LinkedHashMap<>();
      jvms.forEach(
          (name, jvm) ->
              allocated.put(
                  name, (jvm.allocatedBytes() - before.get(name)) / KIB / round.successes()));
      return allocated;
    } finally {
      for (Jvm jvm : jvms.values()) {
        jvm.close();
      }
    }
  }
}
