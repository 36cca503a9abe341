package com.shop.product;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.platform.Ids;
import com.shop.platform.Times;
import com.shop.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Creates products for tests and checks in the database that no stock is lost. */
@ApplicationScoped
public class Shelf {
  private final Session db;

  Shelf(Session db) {
    this.db = db;
  }

  /** Creates a product with default fields. */
  public UUID product(int stock) {
    return product("Thing", "things", 1000, stock);
  }

  public UUID product(String name, String category, long price, int stock) {
    return product(name, category, price, stock, Times.now());
  }

  public UUID product(String name, String category, long price, int stock, Instant createdAt) {
    UUID id = Ids.next();
    Transactions.run(
        () -> {
          db.createNativeMutationQuery(
                  """
                  INSERT INTO product (id, sku, name, description, category, price, available,
                    created_at, updated_at)
                  VALUES (:id, :sku, :name, 'For a test.', :category, :price, :stock, :at, :at)""")
              .setParameter("id", id)
              .setParameter("sku", "T-" + id)
              .setParameter("name", name)
              .setParameter("category", category)
              .setParameter("price", price)
              .setParameter("stock", stock)
              .setParameter("at", createdAt)
              .executeUpdate();
          recordAdjustment(id, stock);
        });
    return id;
  }

  /** Adds stock, with an adjustment record. */
  public void restock(UUID product, int delta) {
    Transactions.run(
        () -> {
          db.createNativeMutationQuery(
                  "UPDATE product SET available = available + :delta WHERE id = :id")
              .setParameter("delta", delta)
              .setParameter("id", product)
              .executeUpdate();
          recordAdjustment(product, delta);
        });
  }

  public void reprice(UUID product, long price) {
    update("UPDATE product SET price = :value WHERE id = :id", product, price);
  }

  public void delete(UUID product) {
    update("UPDATE product SET deleted_at = :value WHERE id = :id", product, Times.now());
  }

  /** Sets when the reservation of an order expires. */
  public void expireAt(UUID orderId, Instant moment) {
    update("UPDATE reservation SET expires_at = :value WHERE order_id = :id", orderId, moment);
  }

  /** Runs work while holding the lock of a product's row. */
  public void holdingLock(UUID product, Runnable work) {
    Transactions.run(
        () -> {
          db.createNativeQuery("SELECT id FROM product WHERE id = :id FOR UPDATE", Object.class)
              .setParameter("id", product)
              .getSingleResult();
          work.run();
        });
  }

  /** The number of recorded adjustments of a product's stock. */
  public int adjustments(UUID product) {
    return ((Number) one("SELECT COUNT(*) FROM stock_adjustment WHERE product_id = :id", product))
        .intValue();
  }

  public int available(UUID product) {
    return ((Number) one("SELECT available FROM product WHERE id = :id", product)).intValue();
  }

  /** The committed status of an order's reservation. */
  public String status(UUID orderId) {
    return (String) one("SELECT status FROM reservation WHERE order_id = :id", orderId);
  }

  /** Asserts for all products that nothing is oversold, lost or undecided. */
  public void assertNoStockLost() {
    assertEquals(
        List.of(),
        rows(
            """
            SELECT p.sku FROM product p
            WHERE p.available < 0 OR p.available
              + (SELECT COALESCE(SUM(l.quantity), 0)
                 FROM reservation_line l JOIN reservation r ON r.order_id = l.order_id
                 WHERE l.product_id = p.id AND r.status IN ('RESERVED', 'CONFIRMED'))
              <> (SELECT COALESCE(SUM(a.delta), 0)
                  FROM stock_adjustment a WHERE a.product_id = p.id)"""),
        "products whose stock does not add up");
    assertEquals(
        List.of(),
        rows("SELECT HEX(order_id) FROM reservation WHERE status = 'NEW'"),
        "undecided reservations");
  }

  private void recordAdjustment(UUID product, int delta) {
    db.createNativeMutationQuery(
            """
            INSERT INTO stock_adjustment (product_id, delta, reason, at)
            VALUES (:id, :delta, 'test', :now)""")
        .setParameter("id", product)
        .setParameter("delta", delta)
        .setParameter("now", Times.now())
        .executeUpdate();
  }

  private void update(String sql, UUID id, Object value) {
    Transactions.run(
        () ->
            db.createNativeMutationQuery(sql)
                .setParameter("value", value)
                .setParameter("id", id)
                .executeUpdate());
  }

  private Object one(String sql, UUID id) {
    return Transactions.call(
        () -> db.createNativeQuery(sql, Object.class).setParameter("id", id).getSingleResult());
  }

  private List<String> rows(String sql) {
    return Transactions.call(() -> db.createNativeQuery(sql, String.class).getResultList());
  }
}
