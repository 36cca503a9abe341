package com.shop.playground.chaos;

import com.shop.playground.chaos.Purchase.Return;
import com.shop.playground.client.Bodies;
import com.shop.playground.client.Customer;
import com.shop.playground.system.RunningShop;
import io.restassured.response.Response;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A customer who places orders, cancels some and has an admin refund others, and who records every
 * response.
 */
final class Shopper {
  /** Of ten actions, how many place an order and how many cancel one. */
  private static final int PLACING = 6;

  private static final int CANCELLING = 2;
  private static final int TWICE_AT_ONCE = 7;
  private static final int MOST_CENTS_BACK = 20;
  private static final int PRODUCTS = 5;

  private final String name;
  private final Random random;
  private final Insistence insistence;
  private final Customer customer;
  private final Customer admin;
  private final List<Object> products;
  private final List<String> cardNumbers;
  private final List<String> cards;
  private final List<Purchase> purchases = new CopyOnWriteArrayList<>();

  /**
   * @param cardNumbers used equally often
   */
  Shopper(URI shop, String name, long seed, Insistence insistence, List<String> cardNumbers) {
    this.name = name;
    this.random = new Random(seed);
    this.insistence = insistence;
    this.customer = Customer.register(RunningShop.endpoint(shop));
    this.admin = customer.admin();
    this.products = customer.plentiful(PRODUCTS);
    this.cardNumbers = cardNumbers;
    this.cards = cardNumbers.stream().map(customer::card).toList();
  }

  void shopUntil(BooleanSupplier over) {
    while (!over.getAsBoolean()) {
      int what = random.nextInt(10);
      int which = random.nextInt(Integer.MAX_VALUE);
      if (what < PLACING || purchases.isEmpty()) {
        place(which);
      } else if (what < PLACING + CANCELLING) {
        cancel(purchases.get(which % purchases.size()));
      } else {
        giveBack(purchases.get(which % purchases.size()), 1 + which % MOST_CENTS_BACK);
      }
    }
  }

  /** Repeats every request that has no final response yet. */
  void settle() {
    for (Purchase purchase : purchases) {
      purchase.told(insistence.on(ordering(purchase), answer -> answer.statusCode() != 202));
      if (purchase.isCancelAsked()) {
        purchase.toldOfCancelling(
            insistence.on(cancelling(purchase), answer -> answer.statusCode() != 202));
      }
      for (Return of : purchase.returns()) {
        ask(purchase, of, insistence.on(returning(purchase, of), a -> a.statusCode() != 202));
      }
    }
  }

  List<Purchase> purchases() {
    return Collections.unmodifiableList(purchases);
  }

  /** The differences between this customer's record and the state of the shop. */
  List<String> contradictions() {
    List<String> found = new ArrayList<>();
    for (Purchase purchase : purchases) {
      found.addAll(
          purchase.contradictions(
              insistence.on(() -> customer.get("/order/" + purchase.orderId())),
              insistence.on(() -> customer.get("/payment?orderId=" + purchase.orderId()))));
    }
    List<String> known = purchases.stream().map(Purchase::orderId).sorted().toList();
    List<String> there = customer.orderIds().stream().sorted().toList();
    if (!known.equals(there)) {
      found.add(name + " knows of " + known.size() + " orders, and there are " + there.size());
    }
    return found;
  }

  /** How long each order took that another driver than the first one finished. */
  List<Duration> recoveries() {
    return purchases.stream().filter(Purchase::neededRecovery).map(this::timeToRest).toList();
  }

  private Duration timeToRest(Purchase purchase) {
    Response events = insistence.on(() -> customer.get("/order/" + purchase.orderId() + "/events"));
    String rested =
        events.path("items.find { it.type in ['CONFIRMED', 'REJECTED', 'CANCELLED'] }.at");
    return Duration.between(Instant.parse(events.path("items[0].at")), Instant.parse(rested));
  }

  private void place(int which) {
    Object product = products.get(which % products.size());
    int card = which / products.size() % cards.size();
    Purchase purchase =
        new Purchase(
            name + "-" + purchases.size(),
            Bodies.orderOf(product, cards.get(card)),
            cardNumbers.get(card));
    purchases.add(purchase);
    if (which % TWICE_AT_ONCE == 0) {
      CompletableFuture<Response> twin =
          CompletableFuture.supplyAsync(() -> insistence.on(ordering(purchase)));
      purchase.told(insistence.on(ordering(purchase)));
      purchase.told(twin.join());
    } else {
      purchase.told(insistence.on(ordering(purchase)));
    }
  }

  private void cancel(Purchase purchase) {
    purchase.toldOfCancelling(insistence.on(cancelling(purchase)));
  }

  private void giveBack(Purchase purchase, int cents) {
    if (purchase.isConfirmed()) {
      String key = purchase.key() + "-back-" + purchase.returns().size();
      Return of = new Return(key, cents, 0);
      ask(purchase, of, insistence.on(returning(purchase, of)));
    }
  }

  private static void ask(Purchase purchase, Return of, Response answer) {
    purchase.returned(new Return(of.key(), of.cents(), answer.statusCode()));
  }

  private Supplier<Response> ordering(Purchase purchase) {
    return () -> customer.order(purchase.key(), purchase.order());
  }

  private Supplier<Response> cancelling(Purchase purchase) {
    return () -> customer.cancel(purchase.orderId());
  }

  private Supplier<Response> returning(Purchase purchase, Return of) {
    Map<String, Object> body =
        Map.of("amount", Map.of("amount", of.cents(), "currency", "USD"), "reason", "chaos");
    return () ->
        admin.postWithKey(
            "/payment/" + admin.get("/order/" + purchase.orderId()).path("payment.id") + "/refund",
            of.key(),
            body);
  }
}
