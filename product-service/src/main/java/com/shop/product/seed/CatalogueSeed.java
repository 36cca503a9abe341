package com.shop.product.seed;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.shop.platform.Ids;
import com.shop.platform.Times;
import com.shop.platform.persistence.DatabaseReady;
import com.shop.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/**
 * Adds demonstration products to the catalogue if {@code shop.seed} is on. Products that already
 * exist, even if sold out, edited or deleted, are left unchanged.
 */
@ApplicationScoped
class CatalogueSeed {
  private static final Logger LOG = Logger.getLogger(CatalogueSeed.class);
  private static final String RESOURCE = "/seed/products.json";

  private final Session db;
  private final ObjectMapper json;
  private final boolean enabled;

  CatalogueSeed(
      Session db, ObjectMapper json, @ConfigProperty(name = "shop.seed") boolean enabled) {
    this.db = db;
    this.json = json;
    this.enabled = enabled;
  }

  void onReady(@Observes DatabaseReady ready) {
    if (enabled) {
      LOG.infof("Seeded missing products: %d", seed());
    }
  }

  /**
   * Inserts the missing products in one transaction, in the order of their SKUs: replicas that
   * start at the same time then take the row locks in the same order and cannot deadlock.
   *
   * @return the number of products inserted
   */
  int seed() {
    List<SeedProduct> products =
        read().stream().sorted(Comparator.comparing(SeedProduct::sku)).toList();
    return Transactions.call(
        () -> {
          Instant now = Times.now();
          return recordInitialStock(
              products.stream().map(product -> insert(product, now)).toList(), now);
        });
  }

  /**
   * Inserts a product unless its SKU exists. When replicas start at the same time, the second waits
   * for the first one's transaction and then changes nothing.
   *
   * @return the id of the product, if this call inserted it
   */
  private UUID insert(SeedProduct product, Instant now) {
    UUID id = Ids.next();
    // Not INSERT IGNORE, which would also hide violations of other constraints.
    db.createNativeMutationQuery(
            """
            INSERT INTO product (id, sku, name, description, category, price, available, image_url,
              created_at, updated_at)
            VALUES (:id, :sku, :name, :description, :category, :price, :stock, :image, :now, :now)
            ON DUPLICATE KEY UPDATE sku = product.sku""")
        .setParameter("id", id)
        .setParameter("sku", product.sku())
        .setParameter("name", product.name())
        .setParameter("description", product.description())
        .setParameter("category", product.category())
        .setParameter("price", product.price())
        .setParameter("stock", product.stock())
        .setParameter("image", product.imageUrl())
        .setParameter("now", now)
        .executeUpdate();
    return id;
  }

  /** Records the initial stock of the products that were inserted here, found by their new ids. */
  private int recordInitialStock(List<UUID> ids, Instant now) {
    return db.createNativeMutationQuery(
            """
            INSERT INTO stock_adjustment (product_id, delta, reason, at)
            SELECT id, available, 'initial stock', :now FROM product WHERE id IN (:ids)""")
        .setParameter("ids", ids)
        .setParameter("now", now)
        .executeUpdate();
  }

  private List<SeedProduct> read() {
    try (InputStream resource = CatalogueSeed.class.getResourceAsStream(RESOURCE)) {
      return json.readValue(resource, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
