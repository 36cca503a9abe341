package com.shop.playground.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriver;

/** Somebody who uses no pointer: reaches each control by the Tab key, and sees where they are. */
final class Keyboard {
  /** More than any page has. */
  private static final int MAX_STOPS = 150;

  private final Storefront page;

  Keyboard(WebDriver driver) {
    this.page = new Storefront(driver);
  }

  /** Presses a button, or follows a link. */
  void press(String testId) {
    type(testId, Keys.ENTER);
  }

  void type(String testId, CharSequence text) {
    page.find(testId);
    // Again, if a control on the way is replaced at this moment.
    page.awaitThat(
        () -> {
          moveTo(testId);
          page.driver.switchTo().activeElement().sendKeys(text);
          return true;
        });
  }

  private void moveTo(String testId) {
    for (int stop = 0; !isAt(testId); stop++) {
      assertNotEquals(MAX_STOPS, stop, () -> "cannot be reached: " + testId);
      page.driver.switchTo().activeElement().sendKeys(Keys.TAB);
    }
    assertEquals(
        "solid",
        page.script("return getComputedStyle(document.activeElement).outlineStyle"),
        () -> "looks as if it had no focus: " + testId);
  }

  boolean isAt(String testId) {
    return testId.equals(page.script("return document.activeElement?.dataset.testid"));
  }
}
