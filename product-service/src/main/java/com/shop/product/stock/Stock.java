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
 * The stock of products. Every method is called inside a transaction, which holds the rows it has
 * touched until it ends; all of them touch products by id ascending, so that no two wait for each
 * other in a circle.
 */
@ApplicationScoped
public class Stock {
  /** Far enough from where an INT ends that orders can still give back what they hold. */
  public static final long MOST = 1_000_000_000;

  private final Session db;

  Stock(Session db) {
    this.db = db;
  }

  /**
   * Locks products, so that their stock, price and deletion stay as they are read here until the
   * transaction ends, on whichever replica the other buyers are.
   *
   * @return those that exist, deleted ones too
   */
  public Map<UUID, Product> lock(Collection<UUID> products) {
    // The primary key is forced: a scan of another index would lock in another order, and a scan of
    // the whole table would lock the whole table.
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
   * @return empty when it is not in the catalogue, or no longer
   */
  public Optional<Product> lock(UUID product) {
    return Optional.ofNullable(lock(List.of(product)).get(product))
        .filter(locked -> !locked.isDeleted());
  }

  /**
   * Takes pieces from the stock of a product.
   *
   * @throws IllegalStateException when there are not as many, which whoever has locked the product
   *     has seen before
   */
  public void take(UUID product, int quantity) {
    // Tests and takes in one statement: never below zero, whatever has been read before.
    int taken =
        db.createNativeMutationQuery(
                """
                UPDATE product SET available = available - :quantity
                WHERE id = :id AND available >= :quantity AND deleted_at IS NULL""")
            .setParameter("quantity", quantity)
            .setParameter("id", product)
            .executeUpdate();
    if (taken != 1) {
      throw new IllegalStateException("Less than " + quantity + " in stock of " + product);
    }
  }

  /**
   * Puts pieces into the stock of a product, or takes them out when the delta is negative, and
   * writes down why.
   *
   * @param product locked; afterwards it reads as it then is
   * @throws IllegalStateException when less than nothing would be left, which whoever has locked
   *     the product has seen before
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
      throw new IllegalStateException("No adjustment by " + delta + " of " + product.id());
    }
    book(product.id(), delta, reason, now);
    db.refresh(product);
  }

  /** Writes down pieces that have come or gone other than by orders, the first stock too. */
  public void book(UUID product, int delta, String reason, Instant now) {
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

  /** Puts pieces back into the stock of a product, even if that is deleted meanwhile. */
  public void giveBack(UUID product, int quantity) {
    db.createNativeMutationQuery(
            "UPDATE product SET available = available + :quantity WHERE id = :id")
        .setParameter("quantity", quantity)
        .setParameter("id", product)
        .executeUpdate();
  }
}
