package com.shop.playground.storefront.page;

import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/**
 * A visitor without a pointer, on any page: reaches each control by the Tab key, and sees where the
 * focus is. Controls are named by their {@code data-testid}.
 */
public final class Keyboard extends Page {
  /** More than any page has. */
  private static final int MAX_STOPS = 150;

  public Keyboard(Storefront shop) {
    super(shop);
  }

  /** Presses a button, or follows a link. */
  public void press(String testId) {
    type(testId, Keys.ENTER);
  }

  /**
   * @throws IllegalStateException if the Tab key does not lead to the control, or the control does
   *     not show that it has the focus
   */
  public void type(String testId, CharSequence text) {
    find(testId);
    // Again, if a control on the way is replaced at this moment.
    awaitThat(
        () -> {
          moveTo(testId);
          focused().sendKeys(text);
          return true;
        });
  }

  private void moveTo(String testId) {
    for (int stop = 0; !isAt(testId); stop++) {
      if (stop == MAX_STOPS) {
        throw new IllegalStateException("cannot be reached: " + testId);
      }
      focused().sendKeys(Keys.TAB);
    }
    if (!focused().getCssValue("outline-style").equals("solid")) {
      throw new IllegalStateException("looks as if it had no focus: " + testId);
    }
  }

  public boolean isAt(String testId) {
    return testId.equals(focused().getDomAttribute("data-testid"));
  }

  /** Whether the heading of the page has the focus, as after a link. */
  public boolean isAtHeading() {
    return focused().getTagName().equals("h1");
  }

  /** What the control says that has the focus. */
  public String text() {
    return focused().getText();
  }

  /** What screen readers call the control that has the focus. */
  public String name() {
    return focused().getAccessibleName();
  }

  private WebElement focused() {
    return driver.switchTo().activeElement();
  }
}
