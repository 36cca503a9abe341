package com.shop.playground.shop;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Decides on the plan of the next start, from what is wished and what is running. */
record Planning(ShopFolder folder, Processes processes, Consumer<String> tell) {

  /**
   * The plan of the running shop, if it is as wished; otherwise a new one, with nothing running.
   *
   * @param port empty leaves the choice to us
   * @param replicas empty leaves them as they run, or one of each
   * @throws ShopException when the wished port is taken; what runs then goes on
   */
  Plan plan(Optional<Integer> port, Map<Service, Integer> replicas)
      throws IOException, InterruptedException {
    Optional<Plan> last = processes.names().isEmpty() ? Optional.empty() : Plan.read(folder.plan());
    if (last.isEmpty()) {
      return Plan.of(PublicPort.choose(port, tell), replicas);
    }
    Plan running = last.get();
    int wished = port.orElse(running.port());
    if (wished == running.port() && (replicas.isEmpty() || running.hasReplicas(replicas))) {
      tell.accept("The shop is running already; what is dead or out of date is replaced.");
      return running;
    }
    if (wished != running.port()) {
      PublicPort.requireFree(wished);
    }
    tell.accept("The shop is running otherwise; its services are stopped and started as asked.");
    processes.stopAll(Processes.STOP);
    return Plan.of(wished, replicas);
  }
}
