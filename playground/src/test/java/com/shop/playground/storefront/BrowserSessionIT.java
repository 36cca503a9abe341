package com.shop.playground.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.platform.Covers;
import com.shop.playground.client.Bodies;
import com.shop.playground.client.Customer;
import com.shop.playground.storefront.page.AccountPage;
import com.shop.playground.storefront.page.SignInPage;
import com.shop.playground.system.RunningShop;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One session in all tabs of a browser, whose refresh token no script can read. */
class BrowserSessionIT extends InBrowser {
  private Customer carol;
  private AccountPage account;

  @BeforeEach
  void signIn() {
    carol = Customer.register(RunningShop.endpoint());
    account = new AccountPage(shop);
    account.open();
    new SignInPage(shop).signIn(carol.email(), Bodies.PASSWORD);
    account.awaitShown();
  }

  @Test
  @Covers("STORE-13")
  void aReloadDoesNotSignOut() {
    for (int i = 0; i < 3; i++) {
      shop.reload();
      account.awaitShown();
    }
  }

  @Test
  @Covers("STORE-13")
  void anExpiredAccessTokenIsRenewedUnnoticed() {
    assertEquals(201, carol.post("/user/me/addresses", Bodies.address()).statusCode());
    shop.openCart();
    network.turnAwayOnce("GET", "/user/me/addresses", 401);
    account.open();
    account.awaitThat(() -> account.addresses().size() == 1);
    assertFalse(shop.showsError());
  }

  /**
   * The tab has slept since it wrote the lock, as in the background, until the lock had expired.
   */
  @Test
  @Covers("STORE-13")
  void aTabThatWakesLateTakesTheLockAgain() {
    shop.openCart();
    browser.script(
        """
        const LOCK = 'shop.session-lock';
        const save = Storage.prototype.setItem;
        let isFirst = true;
        Storage.prototype.setItem = function(key, value) {
          if (key === LOCK && isFirst) {
            isFirst = false;
            value = JSON.stringify({...JSON.parse(value), until: Date.now() - 1});
          }
          save.call(this, key, value);
        };
        const real = window.fetch;
        window.fetch = (url, options) => {
          if (url === '/user/refresh') {
            window.isLocked = JSON.parse(localStorage.getItem(LOCK)).until > Date.now();
          }
          return real(url, options);
        };
        """);
    network.turnAwayOnce("GET", "/user/me/addresses", 401);
    account.open();
    account.awaitThat(() -> browser.script("return window.isLocked") != null);
    assertEquals(true, browser.script("return isLocked"));
  }

  @Test
  @Covers("STORE-36")
  void aSessionIsResumedOnceTheShopCanBeReached() {
    browser.driver().executeCdpCommand("Network.enable", Map.of());
    block("*/user/refresh");
    shop.reload();
    assertTrue(shop.error().contains(texts.of("error.offline")));
    look("unreachable");
    shop.openCart();
    assertTrue(shop.error().contains(texts.of("error.offline")));
    account.open();

    block();
    account.awaitShown();
    assertFalse(shop.showsError());
  }

  private void block(String... urls) {
    browser.driver().executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of(urls)));
  }

  @Test
  @Covers("STORE-13")
  void noScriptCanReadTheRefreshToken() {
    String readable =
        (String)
            browser.script("return document.cookie + JSON.stringify(Object.entries(localStorage))");
    assertFalse(readable.contains("token"), readable);
    assertFalse(readable.contains("eyJ"), readable);
  }

  /** All tabs load at once, and the one cookie is good for one refresh. */
  @Test
  @Covers("STORE-13")
  void tabsShareTheSession() {
    String first = browser.currentTab();
    browser.script("for (let i = 0; i < 4; i++) open(location.href, '_blank', 'noopener')");
    shop.awaitThat(() -> browser.tabs().size() == 5);
    browser.script("setTimeout(() => location.reload())");
    for (String tab : browser.tabs()) {
      browser.switchTo(tab);
      account.awaitShown();
    }
    account.signOut();
    shop.awaitSignedOut();
    browser.switchTo(first);
    shop.awaitSignedOut();
    shop.reload();
    shop.awaitSignedOut();
  }
}
