package com.shop.benchmark;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Requests that set the quantity of a product in a cart: the customers take turns, so that they do
 * not wait for the locks of their own carts.
 */
final class CartRequests implements Supplier<byte[]> {

  private static final int MAX_QUANTITY = 99;

  private final SplittableRandom random = new SplittableRandom();
  private final List<Customer> customers;
  private final List<UUID> products;
  private int turn;

  /**
   * @param products as many as fit into a cart, at most
   */
  CartRequests(List<Customer> customers, List<UUID> products) {
    this.customers = customers;
    this.products = products;
  }

  @Override
  public byte[] get() {
    Customer customer = customers.get(turn++ % customers.size());
    UUID product = products.get(random.nextInt(products.size()));
    return RequestBytes.json(
        "PUT",
        "/order/cart/items/" + product,
        RequestBytes.authorization(customer.accessToken()),
        "{\"quantity\":%d}".formatted(1 + random.nextInt(MAX_QUANTITY)));
  }
}
