package com.shop.playground.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.platform.Covers;
import com.shop.playground.client.Bodies;
import com.shop.playground.system.RunningShop;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Orders that the shop rejects, explains and then confirms. */
class RejectedOrderIT extends AtCheckout {

  @Test
  @Covers("STORE-7")
  void aDeclinedCardIsExplainedAndReplaced() {
    beReadyButForTheCard();
    checkout.useTestCard("4000000000009995");
    checkout.toggleSavingAddress();
    checkout.pay();
    assertTrue(checkout.explanation().contains(texts.of("decline.insufficient_funds")));
    assertEquals(ADDRESS, checkout.newAddress().entered());
    assertTrue(checkout.savesAddress());

    checkout.useTestCard(Bodies.GOOD_CARD);
    checkout.pay();
    orderPage.awaitStatus("CONFIRMED");
    assertEquals(1, carol.get("/user/me/addresses").<Integer>path("items.size()"));
  }

  @Test
  @Covers("STORE-39")
  void anOrderThatIsDeclinedLaterLeadsBackToTheCheckout() throws Exception {
    beReadyButForTheCard();
    checkout.useTestCard("4000000000009995");
    payWhilePaymentServiceIsKilled();
    RunningShop.start();
    orderPage.awaitStatus("REJECTED");
    look("rejected");

    orderPage.checkOutAgain();
    checkout.awaitForm();
    payWithAGoodCard();
  }

  /** For the next order, as after one that is confirmed at once. */
  @Test
  @Covers("STORE-39")
  void anOrderThatIsConfirmedLaterLeavesAnEmptyForm() throws Exception {
    beReady();
    payWhilePaymentServiceIsKilled();
    RunningShop.start();
    orderPage.awaitStatus("CONFIRMED");

    assertEquals(
        200, carol.put("/order/cart/items/" + product, Map.of("quantity", 1)).statusCode());
    checkout.open();
    checkout.awaitForm();
    assertEquals("", checkout.newAddress().entered().recipient());
  }

  @Test
  @Covers("STORE-8")
  void aShortageIsExplainedAndMended() {
    beReady();
    Stock.adjust(product, -9);
    checkout.pay();
    assertEquals(texts.of("checkout.short"), checkout.explanation());
    checkout.takeAvailable();
    checkout.awaitThat(() -> !checkout.showsShortage());
    checkout.pay();
    orderPage.awaitStatus("CONFIRMED");
    assertEquals(0, Stock.available(product));
  }

  @Test
  @Covers("STORE-14")
  void aChangedPriceIsExplainedAndAccepted() {
    beReady();
    Stock.change(product, "price", Bodies.money(4000));
    checkout.pay();
    String total = texts.money(8000);
    assertEquals(texts.of("checkout.priceChanged", "total", total), checkout.explanation());
    assertEquals(total, checkout.total());
    assertEquals(ADDRESS, checkout.newAddress().entered());
    assertEquals("4242 4242 4242 4242", checkout.card().number());
    look("price-changed");

    checkout.pay();
    orderPage.awaitStatus("CONFIRMED");
    assertEquals(total, orderPage.total());
  }
}
