package com.shop.product.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.platform.persistence.Transactions;
import com.shop.product.Shelf;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CategoryCountsTest {
  private static final int EDITORS = 4;
  private static final int EDITS = 25;

  private final List<String> categories =
      IntStream.range(0, 3).mapToObj(i -> "c-" + UUID.randomUUID()).toList();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @Inject Session db;
  @Inject Shelf shelf;
  @Inject CategoryCounts counts;
  @Inject AgroalDataSource database;

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  /** The editors write like any version: with SQL that does not mention the counts. */
  @Test
  void theListIsTrueAtEveryMoment() throws Exception {
    CompletableFuture<?> edits =
        CompletableFuture.allOf(
            IntStream.range(0, EDITORS)
                .mapToObj(i -> CompletableFuture.runAsync(this::edit, threads))
                .toArray(CompletableFuture[]::new));
    CompletableFuture<?> counting =
        CompletableFuture.runAsync(
            () -> {
              while (!edits.isDone()) {
                counts.run();
              }
            },
            threads);
    do {
      assertListIsTrue();
    } while (!edits.isDone());
    edits.join();
    counting.join();
    counts.run();
    assertListIsTrue();
    assertEquals(0, uncounted());
  }

  @Test
  void aLockedProductIsCountedLater() throws Exception {
    UUID product = shelf.product("Mug", categories.get(0), 1, 1);
    counts.run();
    move(product, 1);
    shelf.holdingLock(product, counts::run);
    assertEquals(1, uncounted());
    assertListIsTrue();
    counts.run();
    assertEquals(0, uncounted());
    assertListIsTrue();
  }

  private void edit() {
    for (int i = 0; i < EDITS; i++) {
      UUID product = shelf.product("Mug", categories.get(i % 3), 1, 1);
      UUID removed = shelf.product("Pan", categories.get(i % 3), 1, 1);
      move(product, i + 1);
      shelf.delete(removed);
    }
  }

  private void move(UUID product, int category) {
    Transactions.run(
        () ->
            db.createNativeMutationQuery("UPDATE product SET category = :category WHERE id = :id")
                .setParameter("category", categories.get(category % 3))
                .setParameter("id", product)
                .executeUpdate());
  }

  /** Compares the list with the products at one moment. */
  private void assertListIsTrue() throws SQLException {
    try (Connection snapshot = database.getConnection();
        Statement statement = snapshot.createStatement()) {
      statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
      statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
      Map<String, Long> listed =
          ProductRepository.categories().run(snapshot).items().stream()
              .collect(Collectors.toMap(CategoryView::slug, CategoryView::productCount));
      Map<String, Long> counted = new TreeMap<>();
      try (ResultSet row =
          statement.executeQuery(
              "SELECT category, COUNT(*) FROM product WHERE deleted_at IS NULL GROUP BY 1")) {
        while (row.next()) {
          counted.put(row.getString(1), row.getLong(2));
        }
      }
      statement.execute("ROLLBACK");
      assertEquals(counted, new TreeMap<>(listed));
    }
  }

  /** The number of uncounted products in the categories of this test. */
  private long uncounted() {
    return Transactions.call(
        () ->
            db.createNativeQuery(
                    "SELECT COUNT(*) FROM product WHERE uncounted = 1 AND category IN (:categories)",
                    Long.class)
                .setParameter("categories", categories)
                .getSingleResult());
  }
}
