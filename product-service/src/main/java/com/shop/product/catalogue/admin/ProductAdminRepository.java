package com.shop.product.catalogue.admin;

import com.shop.product.catalogue.Product;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.query.MutationQuery;

/**
 * Writes products. Updates name the columns that they write and leave out the stock, which orders
 * change at the same time.
 */
@ApplicationScoped
class ProductAdminRepository {
  private final Session db;

  ProductAdminRepository(Session db) {
    this.db = db;
  }

  /**
   * Adds a product. The unique SKU decides between concurrent requests that add the same product:
   * the second waits for the first one's commit and then changes nothing.
   *
   * @return empty if the SKU is taken, even by a deleted product
   */
  Optional<Product> add(UUID id, ProductFields fields, int stock, Instant now) {
    bind(
            fields,
            """
            INSERT INTO product (id, sku, name, description, category, price, available, image_url,
              created_at, updated_at)
            VALUES (:id, :sku, :name, :description, :category, :price, :stock, :image, :now, :now)
            ON DUPLICATE KEY UPDATE sku = product.sku""")
        .setParameter("id", id)
        .setParameter("stock", stock)
        .setParameter("now", now)
        .executeUpdate();
    return Optional.ofNullable(db.find(Product.class, id));
  }

  /**
   * Updates a product.
   *
   * @param product locked by the caller; refreshed from the database afterwards
   * @return false if the SKU is taken; the transaction must then be rolled back
   */
  boolean update(Product product, ProductFields fields, Instant now) {
    try {
      bind(
              fields,
              """
              UPDATE product SET sku = :sku, name = :name, description = :description,
                category = :category, price = :price, image_url = :image,
                version = version + 1, updated_at = :now
              WHERE id = :id""")
          .setParameter("id", product.id())
          .setParameter("now", now)
          .executeUpdate();
    } catch (ConstraintViolationException e) {
      return false;
    }
    db.refresh(product);
    return true;
  }

  void remove(Product product, Instant now) {
    db.createNativeMutationQuery("UPDATE product SET deleted_at = :now WHERE id = :id")
        .setParameter("now", now)
        .setParameter("id", product.id())
        .executeUpdate();
  }

  private MutationQuery bind(ProductFields fields, String sql) {
    return db.createNativeMutationQuery(sql)
        .setParameter("sku", fields.sku())
        .setParameter("name", fields.name())
        .setParameter("description", fields.description())
        .setParameter("category", fields.category())
        .setParameter("price", fields.price().amount())
        .setParameter("image", fields.imageUrl());
  }
}
