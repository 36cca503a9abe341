package com.shop.playground.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.playground.storefront.page.Storefront;
import com.shop.playground.system.RunningShop;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.FieldSource;

/** Tests in a browser, each of which leaves a shop in order and no error in the console. */
@ExtendWith(RunningShop.class)
@ParameterizedClass(name = "{0}", allowZeroInvocations = true)
@FieldSource("SCREENS")
@Tag("storefront")
abstract class InBrowser {
  /** Those on which the tests of a class run; a class that runs on others hides this field. */
  static final List<Screen> SCREENS = Screen.chosen(Screen.ALL, Screen.DESKTOP);

  @Parameter Screen screen;

  /** Null where the test is skipped. */
  Browser browser;

  Storefront shop;
  Network network;
  Texts texts;

  @BeforeEach
  void openBrowser() {
    browser = Browser.open(screen);
    shop = browser.storefront();
    network = new Network(browser);
    texts = new Texts(screen.locale());
  }

  @AfterEach
  void closeBrowser() throws Exception {
    if (browser == null) {
      return;
    }
    try (Browser closing = browser) {
      assertEquals(List.of(), closing.consoleErrors());
    } finally {
      RunningShop.assertAllIsRight();
    }
  }

  /** Takes a picture of the page, and checks that everybody can use it on this screen. */
  void look(String name) {
    browser.photograph(name);
    Usability usability = new Usability(browser);
    usability.assertAccessible();
    usability.assertFitsTheScreen(screen.width());
    usability.assertStable();
    usability.assertNothingMoves();
  }
}
