package com.shop.playground.chaos;

import static com.shop.playground.system.RunningShop.SHOP;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.playground.audit.Audit;
import com.shop.playground.shop.Shop;
import com.shop.playground.system.Customer;
import com.shop.playground.system.RunningShop;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The database dies (SIGKILL) under load, and with it nothing that anybody was told. */
@Tag("crash")
@ExtendWith(RunningShop.class)
class MySqlCrashIT {
  private static final int CLIENTS = 4;
  private static final int SOME = 40;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Test
  void nothingThatWasAcknowledgedIsLost() throws Exception {
    try (Crowd crowd = new Crowd(SHOP.base(), CLIENTS, 1, List.of(Customer.GOOD_CARD))) {
      crowd.begin();
      await().atMost(PATIENCE).until(() -> crowd.placed() > SOME);
      SHOP.kill(Shop.MYSQL);
      int before = crowd.placed();
      await().atMost(PATIENCE).until(() -> crowd.placed() > before + SOME);
      crowd.settle();

      assertEquals(List.of(), crowd.contradictions());
      Audit audit = SHOP.audit();
      assertTrue(audit.isClean(), audit::toString);
    }
  }
}
