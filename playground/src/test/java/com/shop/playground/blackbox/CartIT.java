package com.shop.playground.blackbox;

import static com.shop.playground.blackbox.Checks.assertInvalid;
import static com.shop.playground.blackbox.Checks.assertProblem;
import static com.shop.playground.blackbox.Checks.assertShape;
import static com.shop.playground.blackbox.Checks.assertStatus;
import static com.shop.playground.client.Bodies.GOOD_CARD;
import static com.shop.playground.client.Bodies.NO_SUCH_ID;
import static com.shop.playground.client.Bodies.money;
import static com.shop.playground.client.Bodies.without;
import static com.shop.playground.client.Client.header;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.platform.Covers;
import com.shop.playground.client.Bodies;
import com.shop.playground.client.Customer;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** {@code /order/cart}. */
@BlackBox
class CartIT {
  private static final String CART = "/order/cart";

  @Test
  @Covers({"CART-1", "CART-8", "CONV-13"})
  void aNewCustomersCartIsEmpty() {
    Response cart = ShopUnderTest.register().get(CART);

    assertStatus(200, cart);
    assertShape(cart.path(""), "items", "total");
    assertEquals(List.of(), cart.path("items"));
    assertEquals(money(0), cart.path("total"));
  }

  @Test
  @Covers({"CART-1", "CART-2", "CART-8"})
  void aCartShowsCurrentNamesAndPrices() {
    Customer carol = ShopUnderTest.register();
    Map<String, Object> product = Shelf.product(7);
    String location = Shelf.put(product).header("Location");
    String id = location.substring("/product/".length());
    assertStatus(200, carol.put(item(id), quantity(1)));

    Response cart = carol.put(item(id), quantity(3));

    assertStatus(200, cart);
    assertEquals(cart.asString(), carol.get(CART).asString());
    assertEquals(1, cart.<Integer>path("items.size()"));
    Map<String, ?> line = cart.path("items[0]");
    assertShape(
        line,
        "productId",
        "quantity",
        "name",
        "unitPrice",
        "lineTotal",
        "available",
        "availability");
    assertEquals(
        Map.of(
            "productId",
            id,
            "quantity",
            3,
            "name",
            "Test Lamp",
            "unitPrice",
            money(1299),
            "lineTotal",
            money(3897),
            "available",
            7,
            "availability",
            "AVAILABLE"),
        line);
    assertEquals(money(3897), cart.path("total"));

    Map<String, Object> edit = without(product, "stock");
    edit.put("price", money(1000));
    assertStatus(200, People.admin().put(location, edit, header("If-Match", "*")));
    assertEquals(money(3000), carol.get(CART).path("total"));
  }

  @Test
  @Covers({"CART-3", "CONV-6", "CONV-7", "CONV-8"})
  void aQuantityIsOneToNinetyNine() {
    Customer carol = People.somebody();
    String id = Shelf.put(1);

    assertInvalid(carol.put(item(id), quantity(0)), "quantity");
    assertInvalid(carol.put(item(id), quantity(100)), "quantity");
    assertInvalid(carol.put(item(id), quantity(99_999_999_999L)), "quantity");
    assertInvalid(carol.put(item(id), Map.of()), "quantity");
    assertProblem(400, "malformed_request", carol.put(item(id), quantity("5")));
    assertProblem(400, "malformed_request", carol.put(item(id), quantity(1.5)));
    assertStatus(200, carol.put(item(id), quantity(99)));
    assertStatus(204, carol.delete(item(id)));
  }

  @Test
  @Covers({"CART-4", "CONV-17"})
  void anUnknownProductCannotBeAdded() {
    Customer carol = People.somebody();

    assertProblem(422, "unknown_product", carol.put(item(NO_SUCH_ID), quantity(1)));
    assertProblem(404, "not_found", carol.put(item("lamp"), quantity(1)));
  }

  @Test
  @Covers({"CART-5", "CART-6"})
  void removingALineIsIdempotent() {
    Customer carol = ShopUnderTest.register();
    String one = Shelf.put(1);
    String other = Shelf.put(1);
    carol.put(item(one), quantity(1));
    carol.put(item(other), quantity(1));

    assertStatus(204, carol.delete(item(one)));
    assertStatus(204, carol.delete(item(one)));
    assertEquals(List.of(other), carol.get(CART).path("items.productId"));
    assertStatus(204, carol.delete(CART));
    assertStatus(204, carol.delete(CART));
    assertEquals(List.of(), carol.get(CART).path("items"));
  }

  @Test
  @Covers({"CART-7", "CART-8"})
  void aCartHasAtMostFiftyLines() {
    Customer carol = ShopUnderTest.register();
    List<String> products = IntStream.range(0, 51).mapToObj(i -> Shelf.put(1)).toList();
    for (String product : products.subList(0, 50)) {
      assertStatus(200, carol.put(item(product), quantity(1)));
    }

    assertProblem(409, "cart_full", carol.put(item(products.get(50)), quantity(1)));
    assertStatus(200, carol.put(item(products.get(49)), quantity(2)));
    assertEquals(50, carol.get(CART).<Integer>path("items.size()"));
  }

  @Test
  @Covers({"CART-9", "ORDER-11"})
  void aLineThatStockDoesNotCoverIsNotCountedAndNotOrdered() {
    Customer carol = ShopUnderTest.register();
    String scarce = Shelf.put(1);
    carol.put(item(Shelf.put(1)), quantity(1));

    Response cart = carol.put(item(scarce), quantity(2));

    assertEquals(List.of("AVAILABLE", "INSUFFICIENT_STOCK"), cart.path("items.availability"));
    assertEquals(money(2598), cart.path("items[1].lineTotal"));
    assertEquals(money(1299), cart.path("total"));
    Response rejected = carol.outcome(Bodies.order(carol.card(GOOD_CARD)));
    assertProblem(409, "insufficient_stock", rejected);
    assertEquals(List.of(scarce), rejected.path("shortages.productId"));
  }

  @Test
  @Covers({"CART-9", "ORDER-14"})
  void aDeletedProductIsNotCountedAndNotOrdered() {
    Customer carol = ShopUnderTest.register();
    String deleted = Shelf.put(1);
    carol.put(item(Shelf.put(1)), quantity(1));
    carol.put(item(deleted), quantity(1));
    assertStatus(204, People.admin().delete("/product/" + deleted));

    Response cart = carol.get(CART);

    assertEquals(List.of("AVAILABLE", "DISCONTINUED"), cart.path("items.availability"));
    assertEquals(0, cart.<Integer>path("items[1].available"));
    assertEquals(money(1299), cart.path("total"));
    Response rejected = carol.outcome(Bodies.order(carol.card(GOOD_CARD)));
    assertProblem(422, "unknown_product", rejected);
    assertEquals(List.of(deleted), rejected.path("productIds"));
  }

  private static String item(String productId) {
    return CART + "/items/" + productId;
  }

  private static Map<String, Object> quantity(Object quantity) {
    return Map.of("quantity", quantity);
  }
}
