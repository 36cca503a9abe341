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
 * Fills the catalogue for demonstrations and tests, when {@code shop.seed} is on. What is there
 * already, sold out, edited or deleted, stays as it is.
 */
@ApplicationScoped
class CatalogueSeed {
  private static final Logger LOG = Logger.getLogger(CatalogueSeed.class);
  private static final String RESOURCE = "/seed/products.json";

  private final Session db;
  private final ObjectMapper json;
  private final boolean wanted;

  CatalogueSeed(Session db, ObjectMapper json, @ConfigProperty(name = "shop.seed") boolean wanted) {
    this.db = db;
    this.json = json;
    this.wanted = wanted;
  }

  void onReady(@Observes DatabaseReady ready) {
    if (wanted) {
      LOG.infof("Seeded %d products that were not there", plant());
    }
  }

  /**
   * Plants what is missing, all in one transaction. By sku: replicas that start at once wait for
   * each other at one product after the next, and in any other order they would wait in circles.
   *
   * @return how many products were missing
   */
  int plant() {
    List<SeedProduct> products =
        read().stream().sorted(Comparator.comparing(SeedProduct::sku)).toList();
    return Transactions.call(
        () -> {
          Instant now = Times.now();
          return adjust(products.stream().map(product -> insert(product, now)).toList(), now);
        });
  }

  /**
   * The unique sku decides between replicas that start at once: the second waits for the first's
   * transaction and then changes nothing.
   *
   * @return the id that the product has if it was not there before
   */
  private UUID insert(SeedProduct product, Instant now) {
    UUID id = Ids.next();
    // Not INSERT IGNORE, which would also swallow a product that breaks a rule of the schema.
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

  /** Writes down the initial stock, of none but the products that carry an id made here. */
  private int adjust(List<UUID> ids, Instant now) {
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
