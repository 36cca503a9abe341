package com.shop.playground.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** scripts/mysql-status without servers; MySqlSetIT runs it with some. */
class MySqlStatusTest extends FakeCluster {

  @Test
  void aSetWithoutItsPrimaryIsAProblem() {
    Run status = run("mysql-status");
    assertEquals(1, status.status());
    assertTrue(status.output().contains("mysql-0  primary  DOES NOT EXIST"), status.output());
  }
}
