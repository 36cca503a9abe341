package com.shop.playground.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import com.shop.playground.system.RunningShop;
import java.time.Duration;
import java.util.List;
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
    waiting()
        .until(
            () -> {
              driver.findElement(byTestId(testId)).click();
              return true;
            });
  }

  final void type(String testId, String text) {
    WebElement input = find(testId);
    input.sendKeys(Keys.chord(Keys.CONTROL, "a"), text);
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

  void chooseLanguage(String name) {
    WebElement select = find("language");
    select.findElement(By.xpath("option[.='" + name + "']")).click();
  }

  Object script(String script, Object... arguments) {
    return ((JavascriptExecutor) driver).executeScript(script, arguments);
  }

  /** Fails if axe-core finds a barrier on the current page. */
  void assertAccessible() {
    List<Rule> violations = new AxeBuilder().withTags(WCAG_22_AA).analyze(driver).getViolations();
    assertEquals(List.of(), violations.stream().map(Storefront::summary).toList());
  }

  private static String summary(Rule rule) {
    return rule.getId() + ": " + rule.getNodes().stream().map(node -> node.getHtml()).toList();
  }

  /** Fails if the page is wider than the screen. */
  void assertFitsTheScreen() {
    assertEquals(
        true,
        script("return document.documentElement.scrollWidth <= innerWidth"),
        () -> "wider than the screen: " + path());
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
