package com.shop.product.search;

import com.shop.platform.persistence.DatabaseStart;
import com.shop.platform.persistence.Transactions;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hibernate.Session;

/**
 * Indexes the text of products. Whatever adds or edits a product leaves it unindexed, by a
 * generated column, and a search reads it as it is until it is indexed here. So edits do not write
 * to the index, and versions that know nothing of it keep searches right too. Words that an edit
 * has removed stay in the index: they only lead to a product that LIKE then rejects.
 */
@ApplicationScoped
class SearchIndexer {
  /** So few that orders of these products, which are locked meanwhile, hardly wait. */
  private static final int BATCH_SIZE = 20;

  private static final int ROWS_PER_INSERT = 500;

  private final Session db;

  SearchIndexer(Session db) {
    this.db = db;
  }

  /** Indexes the unindexed products, in short transactions. Replicas share them. */
  @Scheduled(
      every = "5s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = DatabaseStart.class)
  void run() {
    Transactions.inBatches(BATCH_SIZE, this::indexBatch);
  }

  private int indexBatch() {
    List<Object[]> products =
        db.createNativeQuery(
                """
                SELECT id, name, description, sku FROM product FORCE INDEX (by_unindexed)
                WHERE unindexed = 1 LIMIT :limit FOR UPDATE SKIP LOCKED""",
                Object[].class)
            .setParameter("limit", BATCH_SIZE)
            .getResultList();
    if (products.isEmpty()) {
      return 0;
    }
    List<Object[]> rows = new ArrayList<>();
    Set<String> words = new TreeSet<>();
    for (Object[] product : products) {
      for (IndexedWord word : IndexedWord.of(Stream.of(product).skip(1).map(String.class::cast))) {
        rows.add(new Object[] {word.word(), word.follow(), product[0]});
        words.add(word.word());
      }
    }
    rows.sort(Comparator.comparing((Object[] row) -> (String) row[0]));
    words.removeAll(db.doReturningWork(connection -> known(connection, words)));
    insert(
        "search_suffix",
        words.stream()
            .flatMap(w -> IndexedWord.suffixes(w).map(suffix -> new Object[] {suffix, w}))
            .toList());
    insert("search_word", rows);
    db.createNativeMutationQuery("UPDATE product SET indexed_version = version WHERE id IN (:ids)")
        .setParameter("ids", products.stream().map(product -> product[0]).toList())
        .executeUpdate();
    return products.size();
  }

  /**
   * The words whose suffixes are in the index: character by character, unlike the collation. Asked
   * for in pairs, because of {@code suffix IN (…) AND suffix = word}, MySQL makes a range for each
   * word and each other one.
   */
  static Set<String> known(Connection connection, Set<String> words) throws SQLException {
    Set<String> known = new HashSet<>();
    if (words.isEmpty()) {
      return known;
    }
    String pairs = String.join(", ", Collections.nCopies(words.size(), "(?, ?)"));
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT word FROM search_suffix WHERE (suffix, word) IN (" + pairs + ")")) {
      int i = 1;
      for (String word : words) {
        select.setString(i++, word);
        select.setString(i++, word);
      }
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          known.add(rows.getString(1));
        }
      }
    }
    return known;
  }

  private void insert(String table, List<Object[]> rows) {
    for (int i = 0; i < rows.size(); i += ROWS_PER_INSERT) {
      List<Object[]> some = rows.subList(i, Math.min(i + ROWS_PER_INSERT, rows.size()));
      db.doWork(connection -> insert(connection, table, some));
    }
  }

  private static void insert(Connection connection, String table, List<Object[]> rows)
      throws SQLException {
    String values = "(" + "?, ".repeat(rows.get(0).length - 1) + "?)";
    // A row that is there already stays. Not INSERT IGNORE, which would hide other errors.
    String sql =
        "INSERT INTO %1$s VALUES %2$s ON DUPLICATE KEY UPDATE word = %1$s.word"
            .formatted(table, String.join(", ", Collections.nCopies(rows.size(), values)));
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      int i = 1;
      for (Object[] row : rows) {
        for (Object value : row) {
          insert.setObject(i++, value);
        }
      }
      insert.executeUpdate();
    }
  }
}
