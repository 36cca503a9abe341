package com.shop.playground.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServicePortsTest {

  @Test
  void aServiceHasAPortAndReplicaPorts() {
    assertEquals(
        new ServicePorts("user-service", 8181, List.of(9001, 9002)),
        ServicePorts.parse("user-service=8181:9001,9002"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "user-service", "user-service=8181", "user-service=8181:", "a=1:2,", "=1:2"})
  void otherFormsAreRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> ServicePorts.parse(text));
  }
}
