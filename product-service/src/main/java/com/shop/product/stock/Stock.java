package com.shop.product.stock;

import com.shop.product.catalogue.Product;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;

/**
 * The stock of products. Every method runs inside the caller's transaction, which holds the row
 * locks until it ends. All callers lock products in ascending order of id, which prevents
 * deadlocks.
 */
@ApplicationScoped
public class Stock {
  /** Far below the maximum of INT, so that orders can always return their stock. */
  public static final long MAX_AVAILABLE = 1_000_000_000;

  private final Session db;

  Stock(Session db) {
    this.db = db;
  }

  /**
   * Locks products, so that no replica changes their stock, price or deletion until the transaction
   * ends.
   *
   * @return the products that exist, including deleted ones
   */
  public Map<UUID, Product> lock(Collection<UUID> products) {
    // Forces the primary key: another index would lock in another order, and a table scan would
    // lock the whole table.
    return db.createNativeQuery(
            "SELECT * FROM product FORCE INDEX (PRIMARY) WHERE id IN (:ids) ORDER BY id FOR UPDATE",
            Product.class)
        .setParameter("ids", products)
        .getResultStream()
        .collect(Collectors.toMap(Product::id, Function.identity()));
  }

  /**
   * Locks one product, as above.
   *
   * @return empty if the product does not exist or is deleted
   */
  public Optional<Product> lock(UUID product) {
    return Optional.ofNullable(lock(List.of(product)).get(product))
        .filter(locked -> !locked.isDeleted());
  }

  /**
   * Takes pieces out of a product's stock.
   *
   * @throws IllegalStateException if the stock is insufficient; callers lock the product and check
   *     first
   */
  public void take(UUID product, int quantity) {
    // Checks and updates in one statement: never below zero, whatever was read before.
    int taken =
        db.createNativeMutationQuery(
                """
                UPDATE product SET available = available - :quantity
                WHERE id = :id AND available >= :quantity AND deleted_at IS NULL""")
            .setParameter("quantity", quantity)
            .setParameter("id", product)
            .executeUpdate();
    if (taken != 1) {
      throw new IllegalStateException(
          "Insufficient stock of product " + product + " for quantity " + quantity);
    }
  }

  /**
   * Adds pieces to a product's stock, or removes them if the delta is negative, and records the
   * adjustment.
   *
   * @param product locked by the caller; refreshed from the database afterwards
   * @throws IllegalStateException if the stock would become negative; callers lock the product and
   *     check first
   */
  public void adjust(Product product, int delta, String reason, Instant now) {
    int adjusted =
        db.createNativeMutationQuery(
                """
                UPDATE product SET available = available + :delta
                WHERE id = :id AND available + :delta >= 0 AND deleted_at IS NULL""")
            .setParameter("delta", delta)
            .setParameter("id", product.id())
            .executeUpdate();
    if (adjusted != 1) {
      throw new IllegalStateException(
          "Cannot adjust the stock of product " + product.id() + " by " + delta);
    }
    recordAdjustment(product.id(), delta, reason, now);
    db.refresh(product);
  }

  /** Records a stock change that no order caused, including the initial stock. */
  public void recordAdjustment(UUID product, int delta, String reason, Instant now) {
    db.createNativeMutationQuery(
            """
            INSERT INTO stock_adjustment (product_id, delta, reason, at)
            VALUES (:id, :delta, :reason, :now)""")
        .setParameter("id", product)
        .setParameter("delta", delta)
        .setParameter("reason", reason)
        .setParameter("now", now)
        .executeUpdate();
  }

  /** Returns pieces to a product's stock, even if the product has been deleted. */
  public void restock(UUID product, int quantity) {
    db.createNativeMutationQuery(
            "UPDATE product SET available = available + :quantity WHERE id = :id")
        .setParameter("quantity", quantity)
        .setParameter("id", product)
        .executeUpdate();
  }
}
