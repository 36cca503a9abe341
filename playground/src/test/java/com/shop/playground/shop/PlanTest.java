package com.shop.playground.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanTest {

  @TempDir private Path folder;

  @Test
  void everyProcessHasAPortOfItsOwn() throws Exception {
    Plan plan = Plan.of(8080, Map.of(Service.ORDER, 3));
    assertEquals(
        4 + 6,
        plan.services().values().stream()
            .flatMap(ports -> Stream.concat(Stream.of(ports.shared()), ports.replicas().stream()))
            .distinct()
            .count());
  }

  @Test
  void whatIsNotSaidIsOneReplica() throws Exception {
    Plan plan = Plan.of(8080, Map.of(Service.ORDER, 2));
    assertTrue(plan.hasReplicas(Map.of(Service.ORDER, 2, Service.USER, 1)));
    assertFalse(plan.hasReplicas(Map.of()));
  }

  @Test
  void itIsReadAsItWasWritten() throws Exception {
    Plan plan = Plan.of(8080, Map.of(Service.PRODUCT, 2));
    plan.write(folder.resolve("plan"));
    assertEquals(Optional.of(plan), Plan.read(folder.resolve("plan")));
    assertEquals(Optional.empty(), Plan.read(folder.resolve("none")));
  }
}
