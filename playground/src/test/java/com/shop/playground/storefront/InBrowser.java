package com.shop.playground.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.playground.system.RunningShop;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests in a browser, each of which leaves a shop in order and no error in the console. */
@ExtendWith(RunningShop.class)
abstract class InBrowser {
  /** Null until a test opens it. */
  Browser browser;

  @AfterEach
  void close() throws Exception {
    if (browser == null) {
      return; // Skipped.
    }
    try (Browser closing = browser) {
      assertEquals(List.of(), closing.consoleErrors());
    } finally {
      RunningShop.assertAllIsRight();
    }
  }

  /** Takes a picture of the page, and checks that everybody can use it on this screen. */
  void look(Storefront page, String name) {
    browser.photograph(name);
    page.assertAccessible();
    page.assertFitsTheScreen(browser.screen().width());
    page.assertStable();
    page.assertNothingMoves();
  }
}
