package com.shop.playground.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.platform.Covers;
import com.shop.playground.client.Bodies;
import com.shop.playground.storefront.page.CartPage;
import com.shop.playground.storefront.page.HomePage;
import com.shop.playground.storefront.page.ProductListPage;
import com.shop.playground.storefront.page.ProductPage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What visitors do before they buy. */
class BrowsingIT extends InBrowser {
  private HomePage home;
  private ProductListPage list;
  private ProductPage productPage;

  @BeforeEach
  void createPages() {
    home = new HomePage(shop);
    list = new ProductListPage(shop);
    productPage = new ProductPage(shop);
  }

  @Test
  @Covers("STORE-5")
  void aListIsWhereItWasLeft() {
    List<String> names = leaveALongList();
    assertEquals(0L, scrollPosition());

    shop.back();
    shop.awaitAddress("/products?sort=price");
    list.awaitThat(() -> list.names().equals(names));
    list.awaitThat(() -> scrollPosition() > 500);
  }

  @Test
  @Covers("STORE-5")
  void aLinkThatOpensAnotherTabDoesNotLeaveThePage() {
    List<String> names = leaveALongList();
    shop.openCartInAnotherTab();
    shop.awaitThat(() -> browser.tabs().size() == 2);

    shop.back();
    shop.awaitAddress("/products?sort=price");
    list.awaitThat(() -> list.names().equals(names));
  }

  /** More than one page of products; the page of one of them is open. */
  private List<String> leaveALongList() {
    list.open("");
    list.sortBy("price");
    shop.awaitAddress("/products?sort=price");
    list.awaitCount(24);
    list.showMore();
    list.awaitThat(() -> list.names().size() > 24);
    List<String> names = list.names();
    list.openProduct(30);
    productPage.awaitShown();
    return names;
  }

  private long scrollPosition() {
    return (Long) browser.script("return Math.round(scrollY)");
  }

  @Test
  @Covers("STORE-35")
  void aSearchDoesNotLeadAwayFromAPageThatWasOpenedMeanwhile() {
    home.open();
    browser.script(
        """
        const search = document.querySelector('[data-testid=search]');
        search.value = 'mug';
        search.dispatchEvent(new InputEvent('input', { bubbles: true }));
        document.querySelector('[data-testid=nav-cart]').click();
        // A timer that was set later and runs longer: that of the search is over then.
        return new Promise(resolve => setTimeout(resolve, 500));
        """);
    assertEquals("/cart", shop.address());
  }

  /** As of somebody who types Chinese: the letters become a word that is chosen. */
  @Test
  @Covers("STORE-43")
  void aWordThatIsBeingComposedIsNotSearchedFor() {
    home.open();
    browser.script("document.querySelector('[data-testid=search]').focus()");
    browser
        .driver()
        .executeCdpCommand(
            "Input.imeSetComposition",
            Map.of("text", "bei", "selectionStart", 3, "selectionEnd", 3));
    // Longer than the pause after which a search begins.
    browser.script("return new Promise(resolve => setTimeout(resolve, 500))");
    assertEquals("/", shop.address());

    browser.driver().executeCdpCommand("Input.insertText", Map.of("text", "杯"));
    shop.awaitAddress("/products?q=%E6%9D%AF");
  }

  @Test
  @Covers("STORE-31")
  void aResponseThatBreaksOffNamesItsRequest() {
    home.open();
    String id = Stock.product("Lantern " + UUID.randomUUID(), 5);
    network.breakOff("GET", "/product/" + id, "cut-off");
    shop.open("/products/" + id);
    assertTrue(shop.error().contains(texts.of("error.offline")));
    assertTrue(shop.requestId().contains("cut-off"));
  }

  @Test
  @Covers("STORE-16")
  void filtersNarrowAList() {
    String series = UUID.randomUUID().toString().substring(0, 8);
    String cheap = Stock.product("Cup " + series, 5);
    Stock.change(cheap, "price", Bodies.money(900));
    Stock.product("Pot " + series, 5);
    Stock.product("Pan " + series, 0);
    list.open("?q=" + series);
    list.awaitCount(3);

    list.showOnlyInStock();
    list.awaitCount(2);
    list.sortBy("price");
    list.awaitNames("Cup " + series, "Pot " + series);
    list.showFrom("20");
    list.awaitNames("Pot " + series);
    list.showUpTo("30");
    list.awaitNone();
    look("no-products");
    list.open("?q=" + series + "&category=garden");
    list.awaitNone();
    list.chooseCategory("outdoors");
    list.awaitCount(3);
  }

  @Test
  @Covers("STORE-17")
  void theLanguageIsChosenOnce() {
    Texts english = new Texts(Locale.ENGLISH);
    Texts chinese = new Texts(Locale.CHINESE);
    boolean isChinese = screen.locale().getLanguage().equals("zh");
    Texts other = isChinese ? english : chinese;
    list.open("");
    shop.awaitHeading(texts.of("list.title"));
    shop.chooseLanguage(isChinese ? "en" : "zh");
    shop.awaitHeading(other.of("list.title"));
    shop.reload();
    shop.awaitHeading(other.of("list.title"));
    assertEquals(
        isChinese ? "en" : "zh-Hans", browser.script("return document.documentElement.lang"));
    assertEquals(
        other.of("list.title") + " · " + other.of("shop.name"), browser.driver().getTitle());
    assertEquals(
        other.of("shop.intro"),
        browser.script("return document.querySelector('meta[name=description]').content"));
    shop.chooseLanguage(isChinese ? "zh" : "en");
    shop.awaitHeading(texts.of("list.title"));
  }

  @Test
  @Covers("STORE-26")
  void whatAdminsHaveWrittenIsShownAsText() {
    String name = "<img src=/logo.png onerror=alert()> " + UUID.randomUUID();
    productPage.open(Stock.product(name, 5));
    assertEquals(name, productPage.name());
    productPage.addToCart(1);
    shop.openCart();
    CartPage cart = new CartPage(shop);
    cart.awaitThat(() -> cart.lines().stream().anyMatch(line -> line.contains(name)));
  }

  @Test
  @Covers("STORE-37")
  void aPictureIsAskedForWithItsVersion() {
    list.open("?category=garden");
    list.openProduct(0);
    productPage.awaitThat(
        () ->
            productPage
                .picture()
                .filter(address -> address.matches("/assets/products/\\w+\\.svg\\?v=[0-9a-f]{16}"))
                .isPresent());
  }

  @Test
  @Covers("STORE-26")
  void aPictureFromElsewhereIsNotLoaded() {
    list.open("?category=garden");
    list.openProduct(0);
    productPage.awaitThat(() -> productPage.picture().isPresent());

    productPage.open(Stock.product("Lantern " + UUID.randomUUID(), 5));
    assertEquals(Optional.empty(), productPage.picture());
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
      home.open();
      shop.open(address);
      shop.awaitHeading(texts.of("page.notFound"));
      assertFalse(
          browser
              .script("return performance.getEntriesByType('resource').map(it => it.name).join()")
              .toString()
              .contains("user"));
    }
  }
}
