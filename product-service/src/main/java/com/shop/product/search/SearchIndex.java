package com.shop.product.search;

import static com.shop.product.search.IndexedWord.part;
import static com.shop.product.search.IndexedWord.skip;

import com.shop.product.replica.Query;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds products whose text may contain a search text: all that do, and perhaps some that do not,
 * since the index compares whole words by the collation, where {@code ß} equals {@code ss}, and
 * LIKE compares characters.
 */
public final class SearchIndex {
  /** With more candidates, it is faster to go through the products in the order of the sort. */
  static final int MAX_CANDIDATES = 1_000;

  /** Greater, to the collation, than any text with the same beginning. */
  private static final String LAST =
      "\uFFFD".repeat(IndexedWord.MAX_WORD); // the character with the greatest weight

  /** Products that {@link SearchIndexer} has not indexed yet are always candidates. */
  private static final String UNINDEXED =
      "SELECT id FROM product FORCE INDEX (by_unindexed) WHERE unindexed = 1";

  private static final String FEW =
      "SELECT * FROM (%s LIMIT ?) indexed UNION SELECT * FROM ("
          + UNINDEXED
          + " LIMIT ?) unindexed";

  private static final String ALL = "id IN (SELECT * FROM (%s UNION " + UNINDEXED + ") candidate)";

  private SearchIndex() {}

  /**
   * A statement, or a part of one.
   *
   * @param parameters one for each {@code ?}, in order
   */
  public record Sql(String text, List<String> parameters) {}

  /**
   * The ids of the candidates; empty if there are more than {@link #MAX_CANDIDATES}.
   *
   * @param text the search text
   */
  public static Query<Optional<List<byte[]>>> candidates(String text) {
    List<Sql> lookups = lookups(text.codePoints().toArray());
    return database -> {
      for (Sql lookup : lookups) {
        List<byte[]> candidates = run(lookup, database);
        if (candidates.size() <= MAX_CANDIDATES) {
          return Optional.of(candidates);
        }
      }
      return Optional.empty();
    };
  }

  /**
   * That a product is one of the candidates, however many; empty if there is no word in the text.
   * They are looked up by the first word and what follows it, which leads to few others.
   *
   * @param text the search text
   */
  public static Optional<Sql> allCandidates(String text) {
    return lookups(text.codePoints().toArray()).stream()
        .reduce((bySecondWord, byFirstWord) -> byFirstWord)
        .map(lookup -> new Sql(ALL.formatted(lookup.text()), lookup.parameters()));
  }

  private static List<byte[]> run(Sql lookup, Connection database) throws SQLException {
    try (PreparedStatement select = database.prepareStatement(FEW.formatted(lookup.text()))) {
      int i = 1;
      for (String parameter : lookup.parameters()) {
        select.setString(i++, parameter);
      }
      select.setInt(i++, MAX_CANDIDATES + 1);
      select.setInt(i, MAX_CANDIDATES + 1);
      try (ResultSet row = select.executeQuery()) {
        List<byte[]> ids = new ArrayList<>();
        while (row.next()) {
          ids.add(row.getBytes(1));
        }
        return ids;
      }
    }
  }

  /** The ways to look up a text, the cheapest first; each finds all candidates. */
  private static List<Sql> lookups(int[] text) {
    int first = skip(text, 0, true);
    int firstEnd = skip(text, first, false);
    int second = skip(text, firstEnd, true);
    int secondEnd = skip(text, second, false);
    List<Sql> lookups = new ArrayList<>();
    if (second < text.length) {
      lookups.add(startOfWord(text, second, secondEnd));
    }
    if (first < text.length) {
      lookups.add(endOfWord(text, first, firstEnd));
    }
    return lookups;
  }

  /** The second word of the text begins where a word begins. */
  private static Sql startOfWord(int[] text, int start, int end) {
    String select = "SELECT DISTINCT product_id FROM search_word WHERE ";
    if (end == text.length || end - start > IndexedWord.MAX_WORD) {
      String word = part(text, start, Math.min(end, start + IndexedWord.MAX_WORD));
      return new Sql(select + "word BETWEEN ? AND ?", List.of(word, word + LAST));
    }
    String follow = part(text, end, end + IndexedWord.MAX_FOLLOW);
    return new Sql(
        select + "word = ? AND follow BETWEEN ? AND ?",
        List.of(part(text, start, end), follow, follow + LAST));
  }

  /** The first word of the text is the end of a word or, if nothing follows, any part of one. */
  private static Sql endOfWord(int[] text, int start, int end) {
    String select =
        """
        SELECT STRAIGHT_JOIN DISTINCT w.product_id
        FROM search_suffix s JOIN search_word w ON w.word = s.word WHERE\s""";
    if (end == text.length || end - start > IndexedWord.STRIDE) {
      String part = part(text, start, Math.min(end, start + IndexedWord.STRIDE));
      return new Sql(select + "s.suffix BETWEEN ? AND ?", List.of(part, part + LAST));
    }
    String follow = part(text, end, end + IndexedWord.MAX_FOLLOW);
    return new Sql(
        select + "s.suffix = ? AND w.follow BETWEEN ? AND ?",
        List.of(part(text, start, end), follow, follow + LAST));
  }
}
