package com.shop.playground.monitoring;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.playground.monitoring.Prometheus.Target;
import com.shop.playground.shop.Service;
import com.shop.playground.system.RunningShop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Alerts fire in a real Prometheus that scrapes the running shop, after the time that the rules
 * say. Outlooks, which need not wait, show the others.
 */
@ExtendWith(RunningShop.class)
@Tag("alerts")
class FiringIT {
  /** The rules wait for two minutes at most. */
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir private static Path folder;
  private Prometheus prometheus;

  @BeforeEach
  void start() throws Exception {
    prometheus = Prometheus.start(folder, Target.ofTheShop());
  }

  @AfterEach
  void stop() throws Exception {
    RunningShop.start();
    prometheus.stop();
  }

  @Test
  void aServiceIsDownUntilItIsStarted() throws Exception {
    List<Target> targets = Target.ofTheShop();
    await().atMost(PATIENCE).until(() -> prometheus.query("up == 1").size() == targets.size());
    assertEquals(Set.of(), firing());

    RunningShop.kill(Service.PAYMENT);
    Set<String> expected = new TreeSet<>(Set.of("ServiceDown payment-service"));
    targets.stream()
        .filter(target -> target.labels().containsValue("payment-service"))
        .forEach(target -> expected.add("PodDown payment-service " + target.address()));
    await().atMost(PATIENCE).until(() -> firing().equals(expected));

    RunningShop.start();
    await().atMost(PATIENCE).until(() -> firing().isEmpty());
  }

  private Set<String> firing() throws Exception {
    return prometheus
        .query("ALERTS{alertname=~\"ServiceDown|PodDown\", alertstate=\"firing\"}")
        .stream()
        .map(alert -> alert.path("metric"))
        .map(
            labels ->
                "%s %s %s"
                    .formatted(
                        labels.path("alertname").asText(),
                        labels.path("job").asText(),
                        labels.path("instance").asText())
                    .strip())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
