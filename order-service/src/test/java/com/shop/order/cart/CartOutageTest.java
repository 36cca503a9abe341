package com.shop.order.cart;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.order.client.RealRemotes;
import com.shop.order.client.RemoteShop;
import com.shop.order.client.UnreliableServer.Answer;
import com.shop.order.client.product.FakeReservations;
import com.shop.order.client.product.Product;
import com.shop.platform.Covers;
import com.shop.platform.persistence.Transactions;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the cart requests from product-service, and what works without it. */
@QuarkusTest
@TestProfile(RealRemotes.class)
class CartOutageTest {
  @Inject CartRepository lines;
  @Inject CircuitBreakerMaintenance breakers;

  private final CartApi alice = new CartApi(UUID.randomUUID());
  private final UUID mug = UUID.randomUUID();
  private final UUID pen = UUID.randomUUID();
  private RemoteShop remote;

  @BeforeEach
  void allIsWell() {
    remote = RemoteShop.open();
    breakers.resetAll();
  }

  @AfterEach
  void close() {
    remote.close();
  }

  @Test
  void aFullCartIsPricedByOneRequest() {
    List<UUID> products =
        Stream.generate(UUID::randomUUID).limit(CartRepository.MAX_LINES).toList();
    Transactions.run(() -> products.forEach(id -> lines.put(alice.customer(), product(id), 1)));
    remote.products().requests();

    alice
        .show()
        .then()
        .statusCode(200)
        .body("items.productId", contains(products.stream().map(UUID::toString).toArray()))
        .body("items.available", everyItem(equalTo(7)))
        .body("total.amount", equalTo(CartRepository.MAX_LINES * 1_500));
    assertEquals(1, remote.products().requests());
  }

  @Test
  void aProductMissingFromTheListIsRequestedByItself() {
    remote
        .products()
        .answer(
            request ->
                request.path().equals("/product")
                    ? RemoteShop.json(200, Map.of("items", List.of()))
                    : RemoteShop.stock(request));

    alice.put(mug, 1).then().statusCode(200);
    alice.show().then().statusCode(200).body("items[0].available", equalTo(7));
  }

  @Test
  void aProductThatIsPutIsRequestedOnceAndTheOthersTogether() {
    alice.put(mug, 1).then().statusCode(200).body("items[0].available", equalTo(7));
    assertEquals(1, remote.products().requests());

    alice.put(pen, 2).then().statusCode(200);
    remote.products().requests();
    alice.put(mug, 3).then().statusCode(200).body("items.available", contains(7, 7));
    assertEquals(2, remote.products().requests());
  }

  @Test
  void anUnknownProductCannotBeAdded() {
    remote.products().answer(request -> new Answer(404, "{}"));

    alice.put(mug, 1).then().statusCode(422).body("code", equalTo("unknown_product"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"refuses connections", "answers 503", "answers 500", "answers nonsense"})
  @Covers("CONV-41")
  void withoutTheCatalogueOnlyRemovingWorks(String how) {
    alice.put(mug, 1).then().statusCode(200);
    alice.put(pen, 2).then().statusCode(200);
    bringDown(how);

    assertUnavailable(alice.show());
    assertUnavailable(alice.put(mug, 5));
    alice.remove(pen.toString()).then().statusCode(204);

    remote.recover();
    breakers.resetAll();
    assertEquals(Map.of(mug, 1), alice.quantities());
  }

  @Test
  void theCatalogueNeedsNoToken() {
    remote.tokens().goDown();

    alice.put(mug, 1).then().statusCode(200);
  }

  @Test
  void anEmptyCartNeedsNoCatalogue() {
    remote.products().goDown();

    alice.show().then().statusCode(200);
  }

  private void bringDown(String how) {
    switch (how) {
      case "answers 503" -> remote.products().answer(request -> new Answer(503, "{}"));
      case "answers 500" -> remote.products().answer(request -> new Answer(500, "{}"));
      case "answers nonsense" -> remote.products().answer(request -> new Answer(200, "nonsense"));
      default -> remote.products().goDown();
    }
  }

  private static void assertUnavailable(Response answer) {
    answer
        .then()
        .statusCode(503)
        .header("Retry-After", "2")
        .body("code", equalTo("service_unavailable"));
  }

  private static Product product(UUID id) {
    return new Product(id, "Thing", FakeReservations.PRICE, 1);
  }
}
