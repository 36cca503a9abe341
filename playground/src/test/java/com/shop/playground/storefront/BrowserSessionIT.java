package com.shop.playground.storefront;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.platform.Covers;
import com.shop.playground.client.Bodies;
import com.shop.playground.client.Customer;
import com.shop.playground.system.RunningShop;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One session in all tabs of a browser, whose refresh token no script can read. */
class BrowserSessionIT extends InBrowser {
  private Storefront page;

  @BeforeEach
  void signIn() {
    browser = Browser.open(Browser.Screen.DESKTOP);
    page = new Storefront(browser.driver());
    Customer carol = Customer.register(RunningShop.endpoint());
    page.open("/account");
    new SignInPage(browser.driver()).signIn(carol.email(), Bodies.PASSWORD);
    page.find("sign-out");
  }

  @Test
  @Covers("STORE-13")
  void aReloadDoesNotSignOut() {
    for (int i = 0; i < 3; i++) {
      page.reload();
      page.find("sign-out");
    }
  }

  @Test
  @Covers("STORE-36")
  void aSessionIsResumedOnceTheShopCanBeReached() {
    browser.driver().executeCdpCommand("Network.enable", Map.of());
    block("*/user/refresh");
    page.reload();
    assertTrue(page.text("error").contains("The shop cannot be reached"));
    look(page, "unreachable");
    page.open("/cart");
    assertTrue(page.text("error").contains("The shop cannot be reached"));
    page.open("/account");

    block();
    page.find("sign-out");
    assertFalse(page.shows("error"));
  }

  private void block(String... urls) {
    browser.driver().executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of(urls)));
  }

  @Test
  @Covers("STORE-13")
  void noScriptCanReadTheRefreshToken() {
    String readable =
        (String)
            page.script("return document.cookie + JSON.stringify(Object.entries(localStorage))");
    assertFalse(readable.contains("token"), readable);
    assertFalse(readable.contains("eyJ"), readable);
  }

  /** All tabs load at once, and the one cookie is good for one refresh. */
  @Test
  @Covers("STORE-13")
  void tabsShareTheSession() {
    String first = browser.driver().getWindowHandle();
    page.script("for (let i = 0; i < 4; i++) open(location.href, '_blank', 'noopener')");
    page.awaitThat(() -> browser.driver().getWindowHandles().size() == 5);
    page.script("setTimeout(() => location.reload())");
    for (String tab : browser.driver().getWindowHandles()) {
      browser.driver().switchTo().window(tab);
      page.find("sign-out");
    }
    page.click("sign-out");
    page.find("nav-sign-in");
    browser.driver().switchTo().window(first);
    page.find("nav-sign-in");
    page.reload();
    page.find("nav-sign-in");
  }
}
