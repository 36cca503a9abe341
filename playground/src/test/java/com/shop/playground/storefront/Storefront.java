package com.shop.playground.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.playground.system.RunningShop;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;

/**
 * Page object of the frame that all pages share, and the base of the others: finds elements by
 * {@code data-testid}, and waits for what a customer would wait for.
 */
class Storefront {
  /** As on Kubernetes: plain HTTP, and no secure context. */
  static final String HOST = "api.shop.com";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Good, by web.dev/cls, is 0.1. */
  private static final double MAX_LAYOUT_SHIFT = 0.05;

  private static final String AXE = axe();

  private static final List<String> WCAG_22_AA =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  final WebDriver driver;

  Storefront(WebDriver driver) {
    this.driver = driver;
  }

  /** Opens an address, such as {@code /products?q=mug}, as a visitor who types it. */
  void open(String address) {
    driver.get("http://%s:%d/#%s".formatted(HOST, RunningShop.base().getPort(), address));
  }

  /** Loads the page anew. */
  void reload() {
    driver.navigate().refresh();
  }

  final WebElement find(String testId) {
    return waiting().until(() -> driver.findElement(byTestId(testId)), WebElement::isDisplayed);
  }

  final List<WebElement> all(String testId) {
    return driver.findElements(byTestId(testId));
  }

  final boolean shows(String testId) {
    return !all(testId).isEmpty();
  }

  final String text(String testId) {
    return waiting().until(() -> driver.findElement(byTestId(testId)).getText().strip(), t -> true);
  }

  final void click(String testId) {
    act(testId, WebElement::click);
  }

  final void type(String testId, String text) {
    act(testId, input -> input.sendKeys(Keys.chord(Keys.CONTROL, "a"), text));
  }

  /** Acts on a control as soon as it is there and enabled, and again if it was just replaced. */
  private void act(String testId, Consumer<WebElement> action) {
    awaitThat(
        () -> {
          WebElement control = driver.findElement(byTestId(testId));
          if (!control.isEnabled()) {
            return false; // Busy.
          }
          action.accept(control);
          return true;
        });
  }

  final void awaitThat(Supplier<Boolean> condition) {
    waiting().until(condition::get);
  }

  final void awaitPath(String path) {
    awaitThat(() -> driver.getCurrentUrl().contains("#" + path));
  }

  String path() {
    return driver.getCurrentUrl().replaceFirst("^[^#]*#", "");
  }

  /** The number of pieces that the cart at the top shows. */
  int cartCount() {
    String text = text("nav-cart");
    return text.isEmpty() ? 0 : Integer.parseInt(text);
  }

  void search(String text) {
    type("search", text);
  }

  /** Chooses an option of a select by its value. */
  void choose(String testId, String value) {
    By option = By.cssSelector("option[value='" + value + "']");
    act(testId, select -> select.findElement(option).click());
  }

  String heading() {
    return waiting()
        .until(() -> driver.findElement(By.cssSelector("main h1")).getText(), t -> true);
  }

  Object script(String script, Object... arguments) {
    return ((JavascriptExecutor) driver).executeScript(script, arguments);
  }

  /** axe-core itself, from the bindings for Selenium. */
  private static String axe() {
    try (InputStream script = Storefront.class.getResourceAsStream("/axe.min.js")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails if axe-core finds a barrier on the current page. */
  void assertAccessible() {
    script(AXE);
    // Only what is wrong: all that is right about a long page can be more than the driver passes
    // on.
    Object barriers =
        ((JavascriptExecutor) driver)
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
            script(
                """
                const { scrollWidth, clientWidth } = document.documentElement;
                return scrollWidth - Math.min(clientWidth, arguments[0]);
                """,
                width);
    assertEquals(0, overflow, () -> "wider than the screen: " + path());
  }

  /** Fails if what was there has moved while a page was loading. */
  void assertStable() {
    double shift = ((Number) script("return layoutShift.largest")).doubleValue();
    assertTrue(shift < MAX_LAYOUT_SHIFT, () -> shift + ": " + script("return layoutShift.moved"));
  }

  /** Fails if something is animated, although the browsers of the tests ask for reduced motion. */
  void assertNothingMoves() {
    assertEquals(0L, script("return document.getAnimations().length"));
  }

  /** Lets the shop receive requests, but the page never gets the responses. */
  void loseResponses(String method, String path, int count) {
    script(
        """
        const [method, path] = arguments;
        let left = arguments[2];
        const real = window.fetch;
        window.fetch = async (url, options) => {
          const response = await real(url, options);
          if (options.method !== method || !url.startsWith(path) || left-- <= 0) return response;
          throw new TypeError('lost');
        };
        window.restoreNetwork = () => { window.fetch = real; };
        """,
        method,
        path,
        count);
  }

  /** Lets the shop receive no requests of a kind. */
  void loseRequests(String method, String path) {
    intercept(method, path, "throw new TypeError('lost');");
  }

  /** Rejects requests of a kind as an ingress does, before the shop receives them. */
  void turnAway(String method, String path, int status) {
    intercept(method, path, "return new Response('', { status: %d });".formatted(status));
  }

  private void intercept(String method, String path, String response) {
    script(
        """
        const [method, path] = arguments;
        const real = window.fetch;
        window.fetch = async (url, options) => {
          if (options.method !== method || !url.startsWith(path)) return real(url, options);
          %s
        };
        window.restoreNetwork = () => { window.fetch = real; };
        """
            .formatted(response),
        method,
        path);
  }

  /** Ends what {@link #loseResponses}, {@link #loseRequests} or {@link #turnAway} began. */
  void restoreNetwork() {
    script("restoreNetwork()");
  }

  private static ConditionFactory waiting() {
    return Awaitility.await()
        .atMost(PATIENCE)
        .pollInSameThread()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptionsInstanceOf(WebDriverException.class);
  }

  static By byTestId(String testId) {
    return By.cssSelector("[data-testid='" + testId + "']");
  }
}
