package com.shop.product.catalogue;

import com.shop.platform.persistence.DatabaseStart;
import com.shop.platform.persistence.Transactions;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.Session;

/**
 * Maintains the number of products in each category, so that the list of categories need not count
 * all products. Whatever adds, moves or deletes a product leaves it uncounted, by a generated
 * column; the list corrects the counts by these few products until they are counted here. So edits
 * of different products do not wait for one another, and versions that know nothing of the counts
 * keep them right too.
 */
@ApplicationScoped
class CategoryCounts {
  private static final int BATCH_SIZE = 100;

  private final Session db;

  CategoryCounts(Session db) {
    this.db = db;
  }

  /** Counts the uncounted products, in short transactions. Replicas share them. */
  @Scheduled(
      every = "5s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = DatabaseStart.class)
  void run() {
    Transactions.inBatches(BATCH_SIZE, this::countBatch);
  }

  private int countBatch() {
    List<Object[]> uncounted =
        db.createNativeQuery(
                """
                SELECT id, IF(deleted_at IS NULL, category, NULL), counted_category
                FROM product FORCE INDEX (by_uncounted)
                WHERE uncounted = 1 LIMIT :limit FOR UPDATE SKIP LOCKED""",
                Object[].class)
            .setParameter("limit", BATCH_SIZE)
            .getResultList();
    if (uncounted.isEmpty()) {
      return 0;
    }
    db.createNativeMutationQuery(
            """
            UPDATE product SET counted_category = IF(deleted_at IS NULL, category, NULL)
            WHERE id IN (:ids)""")
        .setParameter("ids", uncounted.stream().map(product -> product[0]).toList())
        .executeUpdate();
    // In the order of the categories, so that two replicas cannot deadlock.
    Map<String, Integer> changes = new TreeMap<>();
    for (Object[] product : uncounted) {
      add(changes, product[1], 1);
      add(changes, product[2], -1);
    }
    changes.forEach(this::change);
    return uncounted.size();
  }

  private static void add(Map<String, Integer> changes, Object category, int products) {
    if (category != null) {
      changes.merge((String) category, products, Integer::sum);
    }
  }

  private void change(String category, int products) {
    db.createNativeMutationQuery(
            """
            INSERT INTO category_count (category, products) VALUES (:category, :products) AS new
            ON DUPLICATE KEY UPDATE products = category_count.products + new.products""")
        .setParameter("category", category)
        .setParameter("products", products)
        .executeUpdate();
  }
}
