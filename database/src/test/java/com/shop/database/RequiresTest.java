package com.shop.database;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequiresTest {

  @Test
  void aBuildReportsEachMissingToolOnce(@TempDir Path build) {
    String folder = build.resolve("printed").toString();
    assertTrue(Requires.isFirst(folder, "a Docker daemon with mysql:9.7"));
    assertFalse(Requires.isFirst(folder, "a Docker daemon with mysql:9.7"));
    assertTrue(Requires.isFirst(folder, "promtool"));
  }
}
