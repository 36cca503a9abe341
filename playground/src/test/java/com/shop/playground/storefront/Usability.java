package com.shop.playground.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** That everybody can use the page that a browser shows. */
final class Usability {
  /** Good, by web.dev/cls, is 0.1. */
  private static final double MAX_LAYOUT_SHIFT = 0.05;

  private static final String AXE = axe();

  private static final List<String> WCAG_22_AA =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  private final Browser browser;

  Usability(Browser browser) {
    this.browser = browser;
  }

  /** axe-core itself, from the bindings for Selenium. */
  private static String axe() {
    try (InputStream script = Usability.class.getResourceAsStream("/axe.min.js")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails if axe-core finds a barrier on the current page. */
  void assertAccessible() {
    browser.script(AXE);
    // Only what is wrong: all that is right about a long page can be more than the driver passes
    // on.
    Object barriers =
        browser
            .driver()
            .executeAsyncScript(
                """
                const [tags, done] = arguments;
                const summary = rule => `${rule.id}: ${rule.nodes.map(node => node.html)}`;
                axe.run({ runOnly: tags, resultTypes: ["violations"] }).then(
                  results => done(results.violations.map(summary)),
                  error => done([String(error)]));
                """,
                WCAG_22_AA);
    assertEquals(List.of(), barriers);
  }

  /**
   * Fails if the page is wider than the screen.
   *
   * @param width in CSS pixels; {@code innerWidth} grows with the page on a phone
   */
  void assertFitsTheScreen(int width) {
    long overflow =
        (Long)
            browser.script(
                """
                const { scrollWidth, clientWidth } = document.documentElement;
                return scrollWidth - Math.min(clientWidth, arguments[0]);
                """,
                width);
    assertEquals(0, overflow, "wider than the screen");
  }

  /** Fails if what was there has moved while a page was loading. */
  void assertStable() {
    double shift = ((Number) browser.script("return layoutShift.largest")).doubleValue();
    assertTrue(
        shift < MAX_LAYOUT_SHIFT, () -> shift + ": " + browser.script("return layoutShift.moved"));
  }

  /** Fails if something is animated, although the browsers of the tests ask for reduced motion. */
  void assertNothingMoves() {
    assertEquals(0L, browser.script("return document.getAnimations().length"));
  }
}
