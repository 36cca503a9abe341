package com.shop.order.cart;

import com.shop.order.client.product.Product;
import com.shop.platform.Ids;
import com.shop.platform.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;

/**
 * Reads and writes the lines of carts. Each line is written on its own, so that two devices that
 * set different products do not overwrite each other. Called inside a transaction.
 */
@ApplicationScoped
public class CartRepository {
  /** As many lines as an order can have. */
  static final int MAX_LINES = 50;

  private final EntityManager db;

  CartRepository(EntityManager db) {
    this.db = db;
  }

  /** The lines of a customer's cart, in the order in which they were added. */
  public List<CartLine> linesOf(UUID customer) {
    return db.createQuery("FROM CartLine WHERE customerId = :customer ORDER BY id", CartLine.class)
        .setParameter("customer", customer)
        .getResultList();
  }

  /**
   * Adds a product, or sets its quantity if it is in the cart.
   *
   * @return the lines of the cart, as {@link #linesOf} returns them
   * @throws Problem 409 {@code cart_full}
   */
  List<CartLine> put(UUID customer, Product product, int quantity) {
    lock(customer);
    db.createNativeQuery(
            """
            INSERT INTO cart_line (customer_id, product_id, id, quantity, name, unit_price)
            VALUES (:customer, :product, :id, :quantity, :name, :price) AS new
            ON DUPLICATE KEY UPDATE
              quantity = new.quantity, name = new.name, unit_price = new.unit_price""")
        .setParameter("customer", customer)
        .setParameter("product", product.id())
        .setParameter("id", Ids.next())
        .setParameter("quantity", quantity)
        .setParameter("name", product.name())
        .setParameter("price", product.price().amount())
        .executeUpdate();
    List<CartLine> lines = linesOf(customer);
    if (lines.size() > MAX_LINES) {
      throw new Problem(409, "cart_full", "A cart can have " + MAX_LINES + " products at most.");
    }
    return lines;
  }

  void remove(UUID customer, UUID product) {
    db.createNativeQuery(
            "DELETE FROM cart_line WHERE customer_id = :customer AND product_id = :product")
        .setParameter("customer", customer)
        .setParameter("product", product)
        .executeUpdate();
  }

  void clear(UUID customer) {
    db.createNativeQuery("DELETE FROM cart_line WHERE customer_id = :customer")
        .setParameter("customer", customer)
        .executeUpdate();
  }

  /**
   * Makes this order the open order of the cart, and locks the cart until the transaction ends.
   *
   * @throws Problem 409 {@code cart_in_checkout} while the cart has another open order
   */
  public void beginCheckout(UUID customer, UUID order) {
    lock(customer);
    List<?> open = openOrders(customer);
    if (!open.isEmpty()) {
      throw new Problem(
              409,
              "cart_in_checkout",
              "The cart is already being ordered. Wait for the outcome of that order.")
          .with("orderId", open.get(0));
    }
    db.createNativeQuery("UPDATE cart SET order_id = :order WHERE customer_id = :customer")
        .setParameter("customer", customer)
        .setParameter("order", order)
        .executeUpdate();
  }

  /** Lets the cart be ordered again. Called in the transaction that brings the order to rest. */
  public void endCheckout(UUID customer, UUID order) {
    db.createNativeQuery(
            """
            UPDATE cart SET order_id = NULL
            WHERE customer_id = :customer AND order_id = :order""")
        .setParameter("customer", customer)
        .setParameter("order", order)
        .executeUpdate();
  }

  /**
   * The order, if any, that keeps the cart from being ordered. An order that is not PENDING does
   * not count: replicas of the previous release finish orders without clearing the column.
   */
  private List<?> openOrders(UUID customer) {
    return db.createNativeQuery(
            """
            SELECT BIN_TO_UUID(o.id) FROM cart c JOIN orders o ON o.id = c.order_id
            WHERE c.customer_id = :customer AND o.status = 'PENDING'""")
        .setParameter("customer", customer)
        .getResultList();
  }

  /**
   * Takes out what an order has bought, and no more: if the quantity was raised meanwhile, the
   * difference stays, and a line that was removed and added again is a different line. To be called
   * once per order.
   */
  public void takeOut(UUID customer, UUID order) {
    lock(customer);
    db.createNativeQuery(
            """
            UPDATE cart_line c
            JOIN order_line o ON o.product_id = c.product_id AND o.cart_line_id = c.id
            SET c.quantity = c.quantity - LEAST(c.quantity, o.quantity)
            WHERE c.customer_id = :customer AND o.order_id = :order""")
        .setParameter("customer", customer)
        .setParameter("order", order)
        .executeUpdate();
    db.createNativeQuery("DELETE FROM cart_line WHERE customer_id = :customer AND quantity = 0")
        .setParameter("customer", customer)
        .executeUpdate();
  }

  /**
   * Until the transaction ends, no other one adds to this cart, orders it or takes an order out of
   * it.
   */
  private void lock(UUID customer) {
    db.createNativeQuery(
            """
            INSERT INTO cart (customer_id) VALUES (:customer) AS new
            ON DUPLICATE KEY UPDATE customer_id = new.customer_id""")
        .setParameter("customer", customer)
        .executeUpdate();
  }
}
