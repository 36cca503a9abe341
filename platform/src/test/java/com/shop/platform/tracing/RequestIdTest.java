package com.shop.platform.tracing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.platform.Covers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"9f86d081884c7d659a2feaa0c55ad015", "0198a3f2-7c1e-7d3a-9b52-4f6e8a1c2d3b"})
  @Covers("CONV-59")
  void aWellFormedIdIsTakenOver(String id) {
    assertEquals(id, RequestId.of(id));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "1",
        "9F86D081884C7D659A2FEAA0C55AD015",
        "9f86d081884c7d659a2feaa0c55ad0150",
        "9f86d081884c7d659a2feaa0c55ad015\n",
        "alice@example.com"
      })
  @Covers("CONV-59")
  void anyOtherIsReplaced(String id) {
    String assigned = RequestId.of(id);

    assertTrue(assigned.matches("[0-9a-f]{32}"), assigned);
    assertNotEquals(assigned, RequestId.of(id));
  }
}
