package com.shop.playground.chaos;

import static com.shop.playground.system.RunningShop.SHOP;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.shop.playground.client.Bodies;
import com.shop.playground.shop.Shop;
import com.shop.playground.system.RunningShop;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The database is killed (SIGKILL) under load, and no acknowledged order is lost. */
@Tag("crash")
@ExtendWith(RunningShop.class)
class MySqlCrashIT {
  private static final int CLIENTS = 4;
  private static final int SOME = 40;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Test
  void nothingAcknowledgedIsLost() throws Exception {
    RunningShop.requireOwnDatabase();
    try (Crowd crowd = new Crowd(SHOP.base(), CLIENTS, 1, List.of(Bodies.GOOD_CARD))) {
      crowd.begin();
      await().atMost(PATIENCE).until(() -> crowd.placed() > SOME);
      String died = server();
      SHOP.kill(Shop.MYSQL);
      int before = crowd.placed();
      await().atMost(PATIENCE).until(() -> crowd.placed() > before + SOME);
      crowd.settle();

      assertNotEquals(died, server(), "it is the same server");
      assertEquals(List.of(), crowd.contradictions());
      RunningShop.assertAllIsRight();
    }
  }

  /** Distinguishes one start of the server from another. */
  private static String server() throws Exception {
    try (Connection connection = SHOP.database();
        Statement statement = connection.createStatement();
        ResultSet start =
            statement.executeQuery(
                """
                SELECT UNIX_TIMESTAMP() - VARIABLE_VALUE
                FROM performance_schema.global_status WHERE VARIABLE_NAME = 'UPTIME'""")) {
      start.next();
      return start.getString(1);
    }
  }
}
