package com.shop.order.checkout;

import com.shop.order.OrderLine;
import com.shop.order.cart.CartRepository;
import com.shop.platform.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * Creates the lines of an order: from the items of the request or, without items, from the cart.
 */
@ApplicationScoped
class OrderLineFactory {
  private final CartRepository cart;

  OrderLineFactory(CartRepository cart) {
    this.cart = cart;
  }

  /**
   * Called inside the transaction that places the order. Locks the cart before the order is
   * inserted, which breaks no lock order: nobody else can know the new order yet.
   *
   * @throws Problem 422 {@code empty_order}, 409 {@code cart_in_checkout}
   */
  List<OrderLine> of(UUID order, UUID customer, PlaceOrder request) {
    return request.items() == null ? fromCart(order, customer) : fromItems(request.items());
  }

  /** What is put into the cart after this read is not ordered and stays in the cart. */
  private List<OrderLine> fromCart(UUID order, UUID customer) {
    cart.beginCheckout(customer, order);
    List<OrderLine> lines =
        cart.linesOf(customer).stream()
            .map(line -> new OrderLine(line.productId(), line.quantity(), line.id()))
            .toList();
    if (lines.isEmpty()) {
      throw new Problem(422, "empty_order", "The cart is empty. Add items to it, or send items.");
    }
    return lines;
  }

  private static List<OrderLine> fromItems(List<PlaceOrder.Item> items) {
    return items.stream()
        .map(item -> new OrderLine(item.productId(), item.quantity(), null))
        .toList();
  }
}
