package com.shop.playground.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.platform.Covers;
import com.shop.playground.client.Bodies;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/** What visitors do before they buy. */
class BrowsingIT extends InBrowser {
  private CatalogPages catalog;

  @BeforeEach
  void open() {
    browser = Browser.open(Browser.Screen.DESKTOP);
    catalog = new CatalogPages(browser.driver());
  }

  @Test
  @Covers("STORE-5")
  void aListIsWhereItWasLeft() {
    List<String> names = leaveALongList();
    Object top = catalog.script("return scrollY");
    assertEquals(0L, top);

    catalog.script("scrollTo(0, 0)");
    browser.driver().navigate().back();
    catalog.awaitPath("/products?sort=price");
    catalog.awaitThat(() -> catalog.productNames().equals(names));
    catalog.awaitThat(() -> (Long) catalog.script("return Math.round(scrollY)") > 500);
  }

  @Test
  @Covers("STORE-5")
  void aLinkThatOpensAnotherTabDoesNotLeaveThePage() {
    List<String> names = leaveALongList();
    new Actions(browser.driver())
        .keyDown(Keys.CONTROL)
        .click(catalog.find("nav-cart"))
        .keyUp(Keys.CONTROL)
        .perform();
    catalog.awaitThat(() -> browser.driver().getWindowHandles().size() == 2);

    browser.driver().navigate().back();
    catalog.awaitPath("/products?sort=price");
    catalog.awaitThat(() -> catalog.productNames().equals(names));
  }

  /** More than one page of products; the page of one of them is open. */
  private List<String> leaveALongList() {
    catalog.open("/products");
    catalog.choose("sort", "price");
    catalog.awaitPath("/products?sort=price");
    catalog.awaitThat(() -> catalog.productNames().size() == 24);
    catalog.click("show-more");
    catalog.awaitThat(() -> catalog.productNames().size() > 24);
    List<String> names = catalog.productNames();
    catalog.script("document.querySelectorAll('[data-testid=product-link]')[30].click()");
    catalog.find("product-name");
    return names;
  }

  @Test
  @Covers("STORE-35")
  void aSearchDoesNotLeadAwayFromAPageThatWasOpenedMeanwhile() {
    catalog.open("/");
    catalog.find("product-card");
    catalog.script(
        """
        const search = document.querySelector('[data-testid=search]');
        search.value = 'mug';
        search.dispatchEvent(new InputEvent('input', { bubbles: true }));
        document.querySelector('[data-testid=nav-cart]').click();
        // A timer that was set later and runs longer: that of the search is over then.
        return new Promise(resolve => setTimeout(resolve, 500));
        """);
    assertEquals("/cart", catalog.path());
  }

  @Test
  @Covers("STORE-16")
  void filtersNarrowAList() {
    String series = UUID.randomUUID().toString().substring(0, 8);
    String cheap = Stock.product("Cup " + series, 5);
    Stock.change(cheap, "price", Bodies.money(900));
    Stock.product("Pot " + series, 5);
    Stock.product("Pan " + series, 0);
    catalog.open("/products?q=" + series);
    catalog.awaitThat(() -> catalog.productNames().size() == 3);

    catalog.click("filter-in-stock");
    catalog.awaitThat(() -> catalog.productNames().size() == 2);
    catalog.choose("sort", "price");
    catalog.awaitThat(
        () -> catalog.productNames().equals(List.of("Cup " + series, "Pot " + series)));
    catalog.type("filter-min", "20\t");
    catalog.awaitThat(() -> catalog.productNames().equals(List.of("Pot " + series)));
    catalog.type("filter-max", "30\t");
    catalog.find("no-products");
    look(catalog, "no-products");
    catalog.open("/products?q=" + series + "&category=garden");
    catalog.find("no-products");
    catalog.choose("filter-category", "outdoors");
    catalog.awaitThat(() -> catalog.productNames().size() == 3);
  }

  @Test
  @Covers("STORE-17")
  void theLanguageIsChosenOnce() {
    catalog.open("/products");
    assertEquals("All products", catalog.heading());
    catalog.choose("language", "zh");
    catalog.awaitThat(() -> catalog.heading().equals("全部商品"));
    catalog.reload();
    catalog.awaitThat(() -> catalog.heading().equals("全部商品"));
    assertEquals("zh-Hans", catalog.script("return document.documentElement.lang"));
    assertEquals("全部商品 · Shop", browser.driver().getTitle());
    assertEquals(
        "家居、案头与户外好物。用心挑选，价格公道，数日送达。",
        catalog.script("return document.querySelector('meta[name=description]').content"));
    catalog.choose("language", "en");
    catalog.awaitThat(() -> catalog.heading().equals("All products"));
  }

  @Test
  @Covers("STORE-26")
  void whatAdminsHaveWrittenIsShownAsText() {
    String name = "<img src=/logo.png onerror=alert()> " + UUID.randomUUID();
    catalog.openProduct(Stock.product(name, 5));
    assertEquals(name, catalog.text("product-name"));
    catalog.addToCart(1);
    // The picture of the product is elsewhere, and not loaded.
    assertEquals(0L, catalog.script("return document.querySelectorAll('main img').length"));
    catalog.click("nav-cart");
    assertTrue(catalog.text("cart-line").contains(name));
  }

  /** An address that somebody else has made must not become another request than its page means. */
  @Test
  @Covers("STORE-18")
  void aCraftedAddressIsNoPage() {
    for (String address :
        List.of(
            "/products/..\\user\\me",
            "/products/%2e%2e%5cuser",
            "/orders/../user/me",
            "/orders/..",
            "/orders/cart",
            "/products/categories",
            "/admin/products/..\\user\\me\\addresses")) {
      catalog.open("/");
      catalog.find("product-card");
      catalog.open(address);
      catalog.awaitThat(() -> catalog.heading().equals("There is no such page."));
      assertFalse(
          catalog
              .script("return performance.getEntriesByType('resource').map(it => it.name).join()")
              .toString()
              .contains("user"));
    }
  }
}
