package com.shop.product.search;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A word of a text and the beginning of what follows it. A long word, such as a Chinese sentence,
 * is indexed from every {@link #STRIDE}th character. Lengths are in code points.
 *
 * @param word up to {@link #MAX_WORD} characters
 * @param follow up to {@link #MAX_FOLLOW} characters, which begin with a space unless the word was
 *     cut; empty at the end of the text
 */
record IndexedWord(String word, String follow) {
  static final int STRIDE = 12;

  /** So long that any STRIDE characters are in one of the parts of a long word. */
  static final int MAX_WORD = 2 * STRIDE;

  static final int MAX_FOLLOW = 16;

  /** The distinct words of some texts. */
  static Set<IndexedWord> of(Stream<String> texts) {
    Set<IndexedWord> words = new LinkedHashSet<>();
    texts.forEach(text -> addWords(text.codePoints().toArray(), words));
    return words;
  }

  private static void addWords(int[] text, Set<IndexedWord> words) {
    int start = skip(text, 0, true);
    while (start < text.length) {
      int end = skip(text, start, false);
      for (int at = start; at < end; at += STRIDE) {
        int cut = Math.min(at + MAX_WORD, end);
        words.add(new IndexedWord(part(text, at, cut), part(text, cut, cut + MAX_FOLLOW)));
      }
      start = skip(text, end, true);
    }
  }

  /** The ends of a word that a search text in it can begin with. */
  static Stream<String> suffixes(String word) {
    int[] characters = word.codePoints().toArray();
    return IntStream.range(0, Math.min(STRIDE, characters.length))
        .mapToObj(i -> part(characters, i, characters.length));
  }

  /** The position of the first character from {@code start} on that is no space, or is one. */
  static int skip(int[] text, int start, boolean spaces) {
    int end = start;
    while (end < text.length && isSpace(text[end]) == spaces) {
      end++;
    }
    return end;
  }

  static String part(int[] text, int start, int end) {
    return new String(text, start, Math.min(end, text.length) - start);
  }

  /** Whether this is a space or, to the collation, equal to one. */
  static boolean isSpace(int character) {
    return Character.getType(character) == Character.SPACE_SEPARATOR;
  }
}
