package com.shop.product.catalogue;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.platform.Ids;
import com.shop.platform.paging.Cursor;
import com.shop.product.Shelf;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PagingTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00.000Z");

  private final String category = "c-" + UUID.randomUUID();

  @Inject Shelf shelf;

  private record Row(int price, String createdAt, String id) {}

  /** Ties in every sort key: names that differ only in case and accents, equal prices and times. */
  @BeforeEach
  void elevenProductsWithTies() {
    String[] names = {"cafe", "Café", "CAFE", "b", "a", "Ä", "z", "z", "", "cafés", "Caf"};
    for (int i = 0; i < names.length; i++) {
      shelf.product(names[i], category, 100 * (1 + i / 4), 1, NOON.plusMillis(i / 3));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"newest", "price", "-price", "name"})
  void pagesContainEveryProductOnceInOrder(String sort) {
    List<String> onOnePage = sorted(sort).queryParam("limit", 100).get("/product").path("items.id");
    assertEquals(11, onOnePage.stream().distinct().count());

    for (int limit : new int[] {1, 2, 3, 5, 10, 11}) {
      assertEquals(onOnePage, walk(sort, limit), "in pages of " + limit);
    }
  }

  @Test
  void tiesAreOrderedById() {
    Comparator<Row> byPrice = Comparator.comparing(Row::price).thenComparing(Row::id);
    Comparator<Row> byTime = Comparator.comparing(Row::createdAt).thenComparing(Row::id);

    assertOrder("price", byPrice);
    assertOrder("-price", byPrice.reversed());
    assertOrder("newest", byTime.reversed());
  }

  @Test
  void theLongestNameFitsInACursor() {
    String emoji = "\uD83D\uDE00".repeat(200);
    UUID one = shelf.product(emoji, category, 1, 1);
    UUID two = shelf.product(emoji, category, 1, 1);

    assertEquals(2, walk("name", 1).stream().filter(of(one, two)::contains).count());
  }

  private static List<String> of(UUID one, UUID two) {
    return List.of(one.toString(), two.toString());
  }

  @Test
  void theDefaultSortIsNewestFirst() {
    List<String> newest = sorted("newest").get("/product").path("items.id");

    assertEquals(newest, given().queryParam("category", category).get("/product").path("items.id"));
  }

  @Test
  void concurrentChangesDoNotDisturbPaging() {
    String cursor = sorted("price").queryParam("limit", 5).get("/product").path("nextCursor");
    List<String> remaining =
        sorted("price").queryParam("cursor", cursor).get("/product").path("items.id");

    shelf.product("Cheaper than the next", category, 1, 1, NOON);
    shelf.delete(UUID.fromString(remaining.get(0)));

    List<String> remainingNow =
        sorted("price").queryParam("cursor", cursor).get("/product").path("items.id");
    assertEquals(remaining.subList(1, remaining.size()), remainingNow);
  }

  @ParameterizedTest
  @CsvSource({
    "sort, price",
    "sort, -price",
    "q, a",
    "minPrice, 0",
    "maxPrice, 9999",
    "inStock, true",
    "ids, 018f0000-0000-7000-8000-000000000001"
  })
  void aCursorOfAnotherQueryIsRejected(String parameter, String value) {
    String cursor = sorted(null).queryParam("limit", 5).get("/product").path("nextCursor");

    assertRejected(sorted(null).queryParam(parameter, value), cursor);
    assertRejected(given().queryParam("category", "other"), cursor);
  }

  @ParameterizedTest
  @CsvSource({
    "NEWEST, noon",
    "NEWEST, -1",
    "NEWEST, 9223372036854775807",
    "PRICE, cheap",
    "PRICE, -1",
    "PRICE, 9223372036854775807"
  })
  void aForgedCursorIsRejected(ProductSort sort, String key) {
    String query = new ProductQuery(category, null, null, null, null, sort, null).cursorScope();
    String parameter = sort == ProductSort.NEWEST ? "newest" : "price";

    assertRejected(sorted(parameter), Cursor.of(query, key, Ids.next().toString()));
    assertRejected(sorted(parameter), Cursor.of(query, "1", "no-uuid"));
    assertRejected(sorted(parameter), Cursor.of(query, "1"));
  }

  private List<String> walk(String sort, int limit) {
    List<String> seen = new ArrayList<>();
    String cursor = null;
    do {
      RequestSpecification request = sorted(sort).queryParam("limit", limit);
      JsonPath page =
          (cursor == null ? request : request.queryParam("cursor", cursor))
              .get("/product")
              .jsonPath();
      seen.addAll(page.getList("items.id"));
      cursor = page.getString("nextCursor");
    } while (cursor != null);
    return seen;
  }

  private void assertOrder(String sort, Comparator<Row> order) {
    JsonPath page = sorted(sort).get("/product").jsonPath();
    List<Integer> prices = page.getList("items.price.amount");
    List<String> times = page.getList("items.createdAt");
    List<String> ids = page.getList("items.id");
    List<Row> rows =
        IntStream.range(0, ids.size())
            .mapToObj(i -> new Row(prices.get(i), times.get(i), ids.get(i)))
            .toList();

    assertEquals(rows.stream().sorted(order).toList(), rows, sort);
  }

  private static void assertRejected(RequestSpecification request, String cursor) {
    request
        .queryParam("cursor", cursor)
        .get("/product")
        .then()
        .statusCode(400)
        .body("code", equalTo("validation_failed"))
        .body("violations[0].field", equalTo("cursor"));
  }

  private RequestSpecification sorted(String sort) {
    RequestSpecification request = given().queryParam("category", category);
    return sort == null ? request : request.queryParam("sort", sort);
  }
}
