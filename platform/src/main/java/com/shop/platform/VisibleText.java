package com.shop.platform;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** What of a text a reader can see, by the properties of its characters in Unicode. */
final class VisibleText {

  /** Letters and symbols without a glyph: fillers and blanks. */
  private static final Set<Integer> BLANKS =
      Set.of(
          0x115F, // HANGUL CHOSEONG FILLER
          0x1160, // HANGUL JUNGSEONG FILLER
          0x2800, // BRAILLE PATTERN BLANK
          0x3164, // HANGUL FILLER
          0xFFA0, // HALFWIDTH HANGUL FILLER
          0x13441, // EGYPTIAN HIEROGLYPH FULL BLANK
          0x13442, // EGYPTIAN HIEROGLYPH HALF BLANK
          0x1D159); // MUSICAL SYMBOL NULL NOTEHEAD

  private static final int POP_DIRECTIONAL_FORMAT = 0x202C;
  private static final int POP_DIRECTIONAL_ISOLATE = 0x2069;

  private VisibleText() {}

  /**
   * Whether at least one character has a glyph of its own. Spaces, combining marks, joiners,
   * variation selectors, tags, fillers, controls and private or unassigned code points have none.
   */
  static boolean isVisible(String text) {
    return text.codePoints().anyMatch(VisibleText::hasGlyph);
  }

  private static boolean hasGlyph(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK ->
          false;
      case Character.UNASSIGNED -> isReservedForEmoji(codePoint);
      default -> !BLANKS.contains(codePoint);
    };
  }

  /** Emoji newer than the JDK: Unicode reserves these blocks as Extended_Pictographic. */
  private static boolean isReservedForEmoji(int codePoint) {
    return codePoint >= 0x1F000 && codePoint <= 0x1FAFF
        || codePoint >= 0x1FC00 && codePoint <= 0x1FFFD;
  }

  /**
   * Whether every embedding, override and isolate (UAX #9) is closed. One that is open would change
   * the order of the characters after this text, in whatever line it is shown.
   */
  static boolean isBidiBalanced(String text) {
    Deque<Integer> open = new ArrayDeque<>();
    for (int codePoint : text.codePoints().toArray()) {
      switch (Character.getDirectionality(codePoint)) {
        case Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING,
            Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
            Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
            Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE ->
            open.push(POP_DIRECTIONAL_FORMAT);
        case Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
            Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE,
            Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE ->
            open.push(POP_DIRECTIONAL_ISOLATE);
        case Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT,
            Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE -> {
          if (open.isEmpty() || open.pop() != codePoint) {
            return false;
          }
        }
        default -> {}
      }
    }
    return open.isEmpty();
  }
}
