package com.shop.playground.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts for a cluster, except those for MySQL. */
class ScriptsTest extends FakeCluster {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "secrets",
        "deploy",
        "undeploy",
        "smoke",
        "images",
        "kind-up",
        "minikube-up",
        "rollout",
        "mysql-status",
        "mysql-backup",
        "mysql-restore",
        "mysql-replace",
        "mysql-promote"
      })
  void helpSaysWhatAScriptDoesAndDoesNothing(String script) {
    Run help = run(script, "--help");
    assertEquals(0, help.status());
    assertTrue(help.output().startsWith("Usage: scripts/" + script), help.output());
    assertTrue(Files.notExists(cluster), "it has called kubectl");
  }

  @Test
  void undeployKeepsTheDataUnlessToldOtherwise() {
    assertEquals(0, run("undeploy").status());
    assertTrue(calls().stream().noneMatch(call -> call.matches(".*(pvc|secret|namespace).*")));
    assertEquals(0, run("undeploy", "--wipe").status());
    assertTrue(calls().contains("delete namespace shop --ignore-not-found"));
  }

  @Test
  void smokeFindsOutThatOneKeyHasMadeTwoOrders() {
    secondOrder = "another";
    Run smoke = run("smoke", "http://api.shop.com");
    assertEquals(1, smoke.status());
    assertEquals("One key made two orders: o and another.", lastLine(smoke));
  }
}
