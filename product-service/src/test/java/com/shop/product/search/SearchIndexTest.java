package com.shop.product.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.platform.Ids;
import com.shop.platform.persistence.Transactions;
import com.shop.product.Shelf;
import com.shop.product.replica.ReadSplit;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

/** Compares the index with LIKE. */
@QuarkusTest
class SearchIndexTest {
  /** Of texts and of searches: what a collation, a pattern or a word could get wrong. */
  private static final String[] PARTS = {
    " ",
    " ",
    " ",
    "  ",
    "\u00a0",
    "\u3000",
    "\t",
    "\n",
    "-",
    ".",
    ",",
    "%",
    "_",
    "\\",
    "!",
    "'",
    "\"",
    "a",
    "A",
    "b",
    "the",
    "to",
    "of",
    "kettle",
    "Kettle",
    "stra\u00dfe",
    "strasse",
    "\u00df",
    "\u1e9e",
    "ss",
    "\u00e9",
    "e",
    "e\u0301",
    "\u0301",
    "\u00e6",
    "ae",
    "\ufb01",
    "fi",
    "\u0130",
    "i",
    "\u0131",
    "\u00f8",
    "o",
    "\u0416",
    "\u0436",
    "\ud55c\uad6d",
    "\u6c34",
    "\u6676",
    "\u6c34\u6676\u7403",
    "\u300c",
    "\ud83d\ude00",
    "\ud83d\udc69\u200d\ud83d\udcbb",
    "\u200d",
    "\ufe0f",
    "\ufffd",
    "\udbff\udffd",
    "1",
    "2",
    "12",
    "\u00bd",
    "\u2460",
    "\u1c90",
    "\u10d0",
    "\u30ab",
    "\u304b",
    "\uff76"
  };

  private static final String LIKE =
      "deleted_at IS NULL"
          + " AND (name LIKE ? ESCAPE '!' OR description LIKE ? ESCAPE '!' OR sku LIKE ? ESCAPE '!')";

  private static final String CHARACTERS =
      """
      WITH RECURSIVE number AS (SELECT 0 AS n UNION ALL SELECT n + 1 FROM number WHERE n < 1114111),
      character_of AS (
        SELECT n, CONVERT(CONVERT(UNHEX(LPAD(HEX(n), 8, '0')) USING utf32) USING utf8mb4)
          COLLATE utf8mb4_0900_ai_ci AS text
        FROM number WHERE n NOT BETWEEN 55296 AND 57343)
      SELECT /*+ MAX_EXECUTION_TIME(60000) SET_VAR(cte_max_recursion_depth = 2000000) */ n
      FROM character_of\s""";

  private static final String FILL_SUFFIXES =
      """
      INSERT INTO search_suffix
      SELECT /*+ SET_VAR(cte_max_recursion_depth = 5000) */ word, word FROM (
        WITH RECURSIVE number AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM number WHERE n < 5000)
        SELECT CONCAT('filler', n) AS word FROM number) AS filler""";

  private final Random random = new Random(13);

  @Inject Session db;
  @Inject Shelf shelf;
  @Inject SearchIndexer indexer;
  @Inject ReadSplit split;

  @Test
  void whateverLikeFindsIsACandidate() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      String name = text(12);
      String description = text(60);
      put(name, description);
      texts.addAll(List.of(name, description));
      if (i == 60) {
        indexer.run(); // the others are not indexed yet
      }
    }
    int narrowed = 0;
    for (int i = 0; i < 1_500; i++) {
      String search = i % 3 == 0 ? text(3) : partOf(texts.get(random.nextInt(texts.size())));
      narrowed += assertFindsAll(search.strip()) ? 1 : 0;
    }
    assertTrue(narrowed > 500, "of 1500 searches the index narrowed " + narrowed);
  }

  /** In an index that is large enough for a scan or a range for each pair of words to show. */
  @Test
  void knownWordsAreLookedUpOnceEach() {
    Transactions.run(() -> db.createNativeMutationQuery(FILL_SUFFIXES).executeUpdate());
    try {
      Set<String> words = new TreeSet<>();
      for (int i = 0; i < 100; i++) {
        words.add("unknown" + i);
      }
      long rows = Transactions.call(() -> db.doReturningWork(work -> rowsRead(work, words)));

      assertTrue(rows < 2 * words.size(), rows + " rows read for " + words.size() + " words");
    } finally {
      Transactions.run(
          () ->
              db.createNativeMutationQuery("DELETE FROM search_suffix WHERE word LIKE 'filler%'")
                  .executeUpdate());
    }
  }

  private static long rowsRead(Connection connection, Set<String> words) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("ANALYZE TABLE search_suffix");
    }
    long before = rowsRead(connection);
    assertEquals(Set.of(), SearchIndexer.known(connection, words));
    return rowsRead(connection) - before;
  }

  private static long rowsRead(Connection connection) throws SQLException {
    long rows = 0;
    try (Statement statement = connection.createStatement();
        ResultSet status = statement.executeQuery("SHOW SESSION STATUS LIKE 'Handler_read%'")) {
      while (status.next()) {
        rows += status.getLong(2);
      }
    }
    return rows;
  }

  @Test
  void anEditedProductIsFoundAtOnce() {
    String before = "before" + UUID.randomUUID();
    String after = "after" + UUID.randomUUID();
    UUID product = put("Mug", before);
    indexer.run();
    assertEquals(Set.of(product), candidates(before).orElseThrow());
    assertEquals(Set.of(), candidates(after).orElseThrow());

    Transactions.run(
        () ->
            db.createNativeMutationQuery(
                    "UPDATE product SET description = :text, version = version + 1 WHERE id = :id")
                .setParameter("text", after)
                .setParameter("id", product)
                .executeUpdate());
    assertEquals(Set.of(product), candidates(after).orElseThrow());
    indexer.run();
    assertEquals(Set.of(product), candidates(after).orElseThrow());
  }

  @Test
  void stockChangesLeaveAProductIndexed() {
    UUID product = shelf.product(1);
    indexer.run();
    shelf.restock(product, -1);
    assertEquals(
        0L,
        Transactions.call(
            () ->
                db.createNativeQuery(
                        "SELECT COUNT(*) FROM product WHERE unindexed = 1 AND id = :id", Long.class)
                    .setParameter("id", product)
                    .getSingleResult()));
  }

  @Test
  void spacesAreWhatTheCollationTakesForSpaces() {
    Set<Integer> spaces =
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
            .filter(IndexedWord::isSpace)
            .boxed()
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(spaces, characters("WHERE text LIKE _utf8mb4' ' COLLATE utf8mb4_0900_ai_ci"));
  }

  @Test
  void noCharacterIsGreaterThanTheLast() {
    assertEquals(Set.of(0xfffd), characters("ORDER BY text DESC LIMIT 1"));
  }

  /** The code points that a condition selects by the collation. */
  private Set<Integer> characters(String condition) {
    return split.readFromPrimary(
        database -> {
          try (Statement statement = database.createStatement();
              ResultSet row = statement.executeQuery(CHARACTERS + condition)) {
            Set<Integer> characters = new TreeSet<>();
            while (row.next()) {
              characters.add(row.getInt(1));
            }
            return characters;
          }
        });
  }

  /** Whether the index has narrowed the search; fails if it has lost a product. */
  private boolean assertFindsAll(String search) {
    if (search.isEmpty()) {
      return false;
    }
    Set<UUID> found = like(search);
    Optional<Set<UUID>> candidates = candidates(search);
    candidates.ifPresent(few -> assertContains(few, found, search));
    SearchIndex.allCandidates(search)
        .ifPresent(all -> assertContains(products(all.text(), all.parameters()), found, search));
    return candidates.isPresent();
  }

  private static void assertContains(Set<UUID> candidates, Set<UUID> found, String search) {
    Set<UUID> lost = new TreeSet<>(found);
    lost.removeAll(candidates);
    assertEquals(
        Set.of(),
        lost,
        () -> "not found by " + search.codePoints().mapToObj(Integer::toHexString).toList());
  }

  private Optional<Set<UUID>> candidates(String search) {
    return split
        .readFromPrimary(SearchIndex.candidates(search))
        .map(ids -> ids.stream().map(Ids::fromBytes).collect(Collectors.toSet()));
  }

  private Set<UUID> like(String search) {
    String pattern = "%" + search.replaceAll("[!%_]", "!$0") + "%";
    return products(LIKE, List.of(pattern, pattern, pattern));
  }

  private Set<UUID> products(String condition, List<String> parameters) {
    return split.readFromPrimary(
        database -> {
          try (PreparedStatement select =
              database.prepareStatement("SELECT id FROM product WHERE " + condition)) {
            for (int i = 0; i < parameters.size(); i++) {
              select.setString(i + 1, parameters.get(i));
            }
            try (ResultSet row = select.executeQuery()) {
              Set<UUID> ids = new TreeSet<>();
              while (row.next()) {
                ids.add(Ids.fromBytes(row.getBytes(1)));
              }
              return ids;
            }
          }
        });
  }

  private UUID put(String name, String description) {
    UUID id = shelf.product(name, "search", 1, 1);
    Transactions.run(
        () ->
            db.createNativeMutationQuery("UPDATE product SET description = :text WHERE id = :id")
                .setParameter("text", description)
                .setParameter("id", id)
                .executeUpdate());
    return id;
  }

  private String text(int maxParts) {
    return Stream.generate(() -> PARTS[random.nextInt(PARTS.length)])
        .limit(1 + random.nextInt(maxParts))
        .collect(Collectors.joining());
  }

  private String partOf(String text) {
    int[] characters = text.codePoints().toArray();
    int start = random.nextInt(characters.length);
    int length = 1 + random.nextInt(Math.min(40, characters.length - start));
    return new String(characters, start, length);
  }
}
