package com.shop.product.catalogue.admin;

import static com.shop.product.catalogue.admin.Admin.mug;
import static com.shop.product.catalogue.admin.Admin.newKey;
import static com.shop.product.catalogue.admin.Admin.newSku;
import static com.shop.product.catalogue.admin.Admin.tag;
import static com.shop.product.catalogue.admin.Admin.withStock;
import static com.shop.product.reservation.OrderService.release;
import static com.shop.product.reservation.OrderService.reserve;
import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.platform.Ids;
import com.shop.platform.Race;
import com.shop.product.Shelf;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Invariants of concurrent edits, adjustments and purchases of one product. */
@QuarkusTest
class ProductAdminRaceTest {
  private final Admin admin = new Admin();
  private final String sku = newSku();

  @Inject Shelf shelf;

  @AfterEach
  void noStockIsLost() {
    shelf.assertNoStockLost();
  }

  @RepeatedTest(3)
  void concurrentAddsUseASkuOnce() {
    List<Integer> responses = Race.of(12, i -> admin.add(withStock(mug(sku), 7)).statusCode());

    assertEquals(1, Collections.frequency(responses, 201));
    assertEquals(11, Collections.frequency(responses, 409));
    given().get("/product?q={sku}", sku).then().body("items.available", is(List.of(7)));
  }

  @RepeatedTest(3)
  void concurrentEditsUseASkuOnce() {
    List<UUID> products = Stream.generate(() -> admin.added(newSku(), 1)).limit(6).toList();

    List<Integer> responses =
        Race.of(6, i -> admin.edit(products.get(i), "*", mug(sku)).statusCode());

    assertEquals(1, Collections.frequency(responses, 200));
    assertEquals(5, Collections.frequency(responses, 409));
  }

  @RepeatedTest(10)
  void oneOfTwoConcurrentEditsIsRejected() {
    UUID product = admin.added(sku, 1);
    String version = tag(product);

    List<Response> responses =
        Race.of(2, i -> admin.edit(product, version, mug(sku, "name", "Name " + i)));

    List<Integer> statuses = responses.stream().map(Response::statusCode).toList();
    assertThat(statuses, is(oneOf(List.of(200, 412), List.of(412, 200))));
    assertEquals(
        responses.get(statuses.indexOf(200)).asString(),
        given().get("/product/{id}", product).asString());
  }

  @Test
  void concurrentEditsRestoreNoSoldStock() {
    UUID product = admin.added(sku, 100);

    List<Integer> responses =
        Race.of(
            24,
            i ->
                (i % 2 == 0
                        ? reserve(Ids.next(), product, 1)
                        : admin.edit(product, "*", mug(sku, "name", "Name " + i)))
                    .statusCode());

    assertThat(responses, everyItem(is(200)));
    assertEquals(88, shelf.available(product));
  }

  @RepeatedTest(3)
  void ordersAndAdjustmentsNeverTakeTheSameItem() {
    UUID product = shelf.product(10);

    List<Integer> responses =
        Race.of(
            30,
            i ->
                (i % 2 == 0 ? reserve(Ids.next(), product, 1) : admin.adjust(product, -1))
                    .statusCode());

    assertEquals(10, Collections.frequency(responses, 200));
    assertEquals(20, Collections.frequency(responses, 409));
    assertEquals(0, shelf.available(product));
  }

  @RepeatedTest(3)
  void concurrentRequestsWithOneKeyAdjustOnce() {
    UUID product = shelf.product(10);
    String key = newKey();

    List<Response> responses = Race.of(20, i -> admin.adjust(product, key, 5));

    List<Response> done = responses.stream().filter(a -> a.statusCode() == 200).toList();
    assertEquals(1, done.stream().map(Response::asString).distinct().count());
    assertEquals(1, done.stream().filter(a -> a.header("Idempotent-Replayed") == null).count());
    responses.stream()
        .filter(a -> a.statusCode() != 200)
        .forEach(a -> ProductAdminTest.assertProblem(a, 409, "idempotency_in_progress"));
    assertEquals(15, shelf.available(product));
  }

  @RepeatedTest(10)
  void aProductDeletedDuringAPurchaseIsSoldOrUnknown() {
    UUID product = admin.added(sku, 1);
    UUID order = Ids.next();

    List<Response> responses =
        Race.of(List.of(() -> reserve(order, product, 1), () -> admin.remove(product)));

    assertThat(responses.get(0).statusCode(), is(oneOf(200, 422)));
    assertEquals(204, responses.get(1).statusCode());
    release(order);
    assertEquals(1, shelf.available(product));
  }
}
