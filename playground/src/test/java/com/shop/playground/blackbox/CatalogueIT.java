package com.shop.playground.blackbox;

import static com.shop.playground.blackbox.Checks.assertInvalid;
import static com.shop.playground.blackbox.Checks.assertPage;
import static com.shop.playground.blackbox.Checks.assertShape;
import static com.shop.playground.blackbox.Checks.assertStatus;
import static com.shop.playground.client.Bodies.NO_SUCH_ID;
import static com.shop.playground.client.Bodies.money;
import static com.shop.playground.client.Bodies.with;
import static com.shop.playground.client.Client.header;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.platform.Covers;
import com.shop.playground.client.Client;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code GET /product} and {@code GET /product/categories}, with three products that no other query
 * finds.
 */
@BlackBox
class CatalogueIT {
  /** A list may come from a replica, which may lag this far behind. */
  private static final Duration AGE = Duration.ofSeconds(6);

  private final Client anyone = ShopUnderTest.anyone();
  private final String word = "w" + UUID.randomUUID().toString().replace("-", "");
  private final String category = "c-" + UUID.randomUUID();
  private String cheap;
  private String dear;
  private String soldOut;

  @BeforeEach
  void threeProductsAreSold() {
    cheap = Shelf.put(product("Zebra " + word, 1000, 5)).path("id");
    dear = Shelf.put(product("apple " + word, 9000, 5)).path("id");
    soldOut = Shelf.put(product("Mango " + word, 3000, 0)).path("id");
    assertListed(List.of(soldOut, dear, cheap), () -> page(""));
  }

  @Test
  @Covers({"PROD-1", "PROD-2", "CONV-9", "CONV-13"})
  void aProductIsShownWithAllFields() {
    Response page = assertListed(List.of(cheap), () -> anyone.get("/product?ids=" + cheap));

    Map<String, ?> product = page.path("items[0]");
    assertShape(product, Shelf.PRODUCT_FIELDS);
    assertEquals(money(1000), product.get("price"));
    assertEquals(5, product.get("available"));
    assertEquals(category, product.get("category"));
  }

  @Test
  @Covers({"PROD-3", "PROD-10"})
  void aTextIsFoundInNameDescriptionAndSku() {
    String sku = anyone.get("/product/" + soldOut).path("sku");

    assertListed(List.of(soldOut, dear, cheap), () -> page(""));
    assertListed(
        List.of(soldOut, dear, cheap),
        () -> anyone.get("/product?q=" + word.toUpperCase(Locale.ROOT)));
    assertListed(List.of(soldOut, dear, cheap), () -> anyone.get("/product?q=told " + word));
    assertListed(List.of(cheap), () -> anyone.get("/product?q=zebra " + word));
    assertListed(List.of(soldOut), () -> anyone.get("/product?q=" + sku));
    assertListed(List.of(), () -> anyone.get("/product?q=" + word + "%"));
  }

  @Test
  @Covers({"PROD-4", "PROD-5", "PROD-6", "PROD-8"})
  void filtersNarrowTheListTogether() {
    assertListed(List.of(soldOut, dear, cheap), () -> anyone.get("/product?category=" + category));
    assertListed(List.of(soldOut, dear), () -> page("&minPrice=3000"));
    assertListed(List.of(soldOut, cheap), () -> page("&maxPrice=3000"));
    assertListed(List.of(dear, cheap), () -> page("&inStock=true"));
    assertListed(List.of(soldOut), () -> page("&inStock=false"));
    assertListed(
        List.of(cheap),
        () ->
            page(
                "&category="
                    + category
                    + "&minPrice=1000&maxPrice=3000&inStock=true&ids="
                    + cheap));
    assertListed(List.of(), () -> page("&category=nothing-" + category));
  }

  @Test
  @Covers({"PROD-7", "CONV-10"})
  void idsNarrowItToUpToFifty() {
    String fifty = String.join(",", Collections.nCopies(50, cheap));

    assertListed(
        List.of(dear, cheap),
        () -> anyone.get("/product?ids=" + cheap + "," + NO_SUCH_ID + "," + dear));
    assertListed(List.of(cheap), () -> anyone.get("/product?ids=" + fifty));
    assertInvalid(anyone.get("/product?ids=" + fifty + "," + dear), "ids");
    assertInvalid(anyone.get("/product?ids=" + cheap + ",no-uuid"), "ids");
  }

  @Test
  @Covers({"PROD-9", "CONV-23"})
  void theListIsSortedAsAsked() {
    assertListed(List.of(soldOut, dear, cheap), () -> page("&sort=newest"));
    assertListed(List.of(cheap, soldOut, dear), () -> page("&sort=price"));
    assertListed(List.of(dear, soldOut, cheap), () -> page("&sort=-price"));
    assertListed(List.of(dear, soldOut, cheap), () -> page("&sort=name"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"newest", "price", "-price", "name"})
  @Covers({"CONV-20", "PROD-9"})
  void aWalkMeetsEveryProductOnce(String sort) {
    List<String> whole =
        await()
            .atMost(AGE)
            .until(() -> page("&sort=" + sort).path("items.id"), ids -> ids.size() == 3);

    String cursor = "";
    for (int i = 0; i < whole.size(); i++) {
      String place = cursor;
      Response page =
          assertListed(List.of(whole.get(i)), () -> page("&limit=1&sort=" + sort + place));
      boolean last = i == whole.size() - 1;
      assertEquals(last, !page.<Map<String, ?>>path("").containsKey("nextCursor"), page::asString);
      cursor = "&cursor=" + page.path("nextCursor");
    }
  }

  @Test
  @Covers({"CONV-21", "CONV-22"})
  void aCursorIsValidForItsOwnQueryOnly() {
    String cursor = page("&limit=1").path("nextCursor");

    assertInvalid(page("&limit=1&sort=price&cursor=" + cursor), "cursor");
    assertInvalid(page("&limit=1&inStock=true&cursor=" + cursor), "cursor");
    assertInvalid(anyone.get("/product?limit=1&cursor=" + cursor), "cursor");
    assertInvalid(page("&limit=1&cursor=bWFkZSB1cA"), "cursor");
    assertInvalid(page("&limit=1&cursor=!"), "cursor");
    assertListed(List.of(dear, cheap), () -> page("&limit=2&cursor=" + cursor));
  }

  @Test
  @Covers({"CONV-12", "CONV-19"})
  void unknownParametersAreIgnoredAndAPageHasTwentyItems() {
    IntStream.range(0, 18).forEach(i -> Shelf.put(product("Fig " + word, 100 + i, 1)));
    await().atMost(AGE).until(() -> page("&limit=100").<Integer>path("items.size()") == 21);

    await().atMost(AGE).until(() -> page("&colour=red").<Integer>path("items.size()") == 20);
    assertEquals(1, page("&limit=1").<Integer>path("items.size()"));
  }

  @Test
  @Covers({"PROD-1", "CONV-32"})
  void browsingIgnoresAnInvalidToken() {
    Client forger = ShopUnderTest.bearing("no.good.token");

    assertListed(List.of(cheap), () -> forger.get("/product?ids=" + cheap));
    assertStatus(200, forger.get("/product/" + cheap));
    assertStatus(200, forger.get("/product/categories"));
  }

  @Test
  @Covers({"PROD-14", "PROD-15"})
  void aCategoryExistsWhileAProductNamesIt() {
    await().atMost(AGE).untilAsserted(this::assertCategoryHasThree);

    for (String product : List.of(cheap, dear, soldOut)) {
      assertStatus(204, People.admin().delete("/product/" + product));
    }

    await()
        .atMost(AGE)
        .until(
            () -> anyone.get("/product/categories").<List<String>>path("items.slug"),
            slugs -> !slugs.contains(category));
  }

  @Test
  @Covers("PROD-43")
  void anUnchangedListIsNotSentAgain() {
    for (String list : List.of("/product?q=" + word, "/product/categories")) {
      String tag = tag(list);
      assertTrue(tag.startsWith("W/"), tag);
      await()
          .atMost(AGE)
          .untilAsserted(
              () -> {
                Response unchanged = anyone.get(list, header("If-None-Match", tag(list)));
                assertStatus(304, unchanged);
                assertEquals("", unchanged.asString());
              });
      Shelf.put(product("Fig " + word, 100, 1));
      await().atMost(AGE).until(() -> !tag(list).equals(tag));
      await()
          .atMost(AGE)
          .untilAsserted(() -> assertStatus(200, anyone.get(list, header("If-None-Match", tag))));
    }
  }

  private String tag(String list) {
    Response response = anyone.get(list);
    assertStatus(200, response);
    return response.header("ETag");
  }

  private void assertCategoryHasThree() {
    Response categories = anyone.get("/product/categories");
    assertStatus(200, categories);
    assertShape(categories.path(""), "items");
    Map<String, ?> shown = categories.path("items.find { it.slug == '" + category + "' }");
    assertShape(shown, "slug", "name", "productCount");
    assertEquals(3, shown.get("productCount"));
  }

  /** The page, once it shows these products, since a list may be stale. */
  private static Response assertListed(List<String> expected, Supplier<Response> look) {
    AtomicReference<Response> page = new AtomicReference<>();
    await()
        .atMost(AGE)
        .untilAsserted(
            () -> {
              page.set(look.get());
              assertPage(expected, page.get());
            });
    return page.get();
  }

  private Response page(String more) {
    return anyone.get("/product?q=" + word + more);
  }

  private Map<String, Object> product(String name, int price, int stock) {
    Map<String, Object> product = with(Shelf.product(stock), "name", name);
    product.put("price", money(price));
    product.put("category", category);
    product.put("description", "As told " + word);
    return product;
  }
}
