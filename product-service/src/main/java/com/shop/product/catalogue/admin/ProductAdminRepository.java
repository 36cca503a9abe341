package com.shop.product.catalogue.admin;

import com.shop.platform.problem.Problem;
import com.shop.product.catalogue.Product;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.query.MutationQuery;

/**
 * How products come, change and go. Statements name the columns that they write: the stock, which
 * buyers move meanwhile, is none of them.
 */
@ApplicationScoped
class ProductAdminRepository {
  private final Session db;

  ProductAdminRepository(Session db) {
    this.db = db;
  }

  /**
   * Adds a product. The unique sku decides between two who add the same one at once: the second
   * waits for the first one's commit and then changes nothing.
   *
   * @return empty when the sku is taken, be it by a product that is deleted
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
   * @param product locked; afterwards it reads as it then is
   * @throws Problem 409 {@code sku_taken}
   */
  void update(Product product, ProductFields fields, Instant now) {
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
      throw skuTaken();
    }
    db.refresh(product);
  }

  void remove(Product product, Instant now) {
    db.createNativeMutationQuery("UPDATE product SET deleted_at = :now WHERE id = :id")
        .setParameter("now", now)
        .setParameter("id", product.id())
        .executeUpdate();
  }

  static Problem skuTaken() {
    return new Problem(409, "sku_taken", "There is, or was, another product with this sku.");
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
