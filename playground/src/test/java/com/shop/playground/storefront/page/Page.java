package com.shop.playground.storefront.page;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;

/**
 * What all page objects share: they find elements by {@code data-testid}, and wait for what a
 * visitor would wait for.
 */
public abstract class Page {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  protected final WebDriver driver;
  private final URI shop;

  Page(WebDriver driver, URI shop) {
    this.driver = driver;
    this.shop = shop;
  }

  /** Another page of the same shop in the same browser. */
  protected Page(Page other) {
    this(other.driver, other.shop);
  }

  /** Opens an address, such as {@code /products?q=mug}, as a visitor who types it. */
  protected final void goTo(String address) {
    driver.get(shop + "/#" + address);
  }

  protected final WebElement find(String testId) {
    return waiting().until(() -> driver.findElement(byTestId(testId)), WebElement::isDisplayed);
  }

  protected final List<WebElement> all(String testId) {
    return driver.findElements(byTestId(testId));
  }

  protected final List<String> texts(String testId) {
    return all(testId).stream().map(WebElement::getText).toList();
  }

  protected final boolean shows(String testId) {
    return !all(testId).isEmpty();
  }

  protected final String text(String testId) {
    return waiting().until(() -> driver.findElement(byTestId(testId)).getText().strip(), t -> true);
  }

  /** What an input contains. */
  protected final String value(String testId) {
    return find(testId).getDomProperty("value");
  }

  protected final void click(String testId) {
    act(testId, WebElement::click);
  }

  /** Clicks one of several elements, as soon as there are so many. */
  protected final void click(String testId, int index) {
    awaitThat(
        () -> {
          List<WebElement> elements = all(testId);
          if (elements.size() <= index) {
            return false;
          }
          elements.get(index).click();
          return true;
        });
  }

  protected final void type(String testId, String text) {
    act(testId, input -> input.sendKeys(Keys.chord(Keys.CONTROL, "a"), text));
  }

  /** Chooses an option of a select by its value. */
  protected final void choose(String testId, String value) {
    By option = By.cssSelector("option[value='" + value + "']");
    act(testId, select -> select.findElement(option).click());
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

  /** Waits until the page shows what a condition reads from it, which may throw meanwhile. */
  public final void awaitThat(Supplier<Boolean> condition) {
    waiting().until(condition::get);
  }

  /** The place of the current page in the storefront, such as {@code /products?q=mug}. */
  public final String address() {
    return driver.getCurrentUrl().replaceFirst("^[^#]*#", "");
  }

  private static ConditionFactory waiting() {
    return Awaitility.await()
        .atMost(PATIENCE)
        .pollInSameThread()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(50))
        .ignoreExceptionsInstanceOf(WebDriverException.class);
  }

  private static By byTestId(String testId) {
    return By.cssSelector("[data-testid='" + testId + "']");
  }
}
