package com.shop.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SingleLineTest {
  @SingleLine(max = 100)
  private final SingleLine.Validator validator = validator();

  private static SingleLine.Validator validator() {
    try {
      SingleLine.Validator validator = new SingleLine.Validator();
      validator.initialize(
          SingleLineTest.class.getDeclaredField("validator").getAnnotation(SingleLine.class));
      return validator;
    } catch (NoSuchFieldException e) {
      throw new AssertionError(e);
    }
  }

  private boolean isValid(String text) {
    return validator.isValid(text, null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", // empty
        "   ", // spaces
        "\u00A0\u2003\u3000", // spaces of other widths
        "\u200B", // ZERO WIDTH SPACE
        "\u200C\u200D", // joiners
        "\u2060", // WORD JOINER
        "\uFEFF", // BYTE ORDER MARK
        "\u3164", // HANGUL FILLER
        "\uFFA0", // HALFWIDTH HANGUL FILLER
        "\u115F\u1160", // Hangul fillers
        "\u2800", // BRAILLE PATTERN BLANK
        "\u00AD", // SOFT HYPHEN
        "\u034F", // COMBINING GRAPHEME JOINER
        "\u180E", // MONGOLIAN VOWEL SEPARATOR
        "\u17B4\u17B5", // Khmer inherent vowels
        "\uFE0F", // variation selector
        "\uDB40\uDD00", // variation selector supplement
        "\uDB40\uDC41\uDB40\uDC7F", // tags
        "\u0301\u0308", // combining marks only
        "\u20DD", // enclosing mark only
        "\u0903", // spacing mark only
        "\u200E\u200F\u061C", // directional marks
        "\u2066\u2069", // an empty isolate
        "\uE000", // private use
        "\uDB80\uDC00", // private use of plane 15
        "\uFFFF", // noncharacter
        "\u0378", // unassigned
        "\uD834\uDD73", // MUSICAL SYMBOL BEGIN BEAM, a format character
        " \u200B \uFEFF ", // a mixture
      })
  void textWithoutAVisibleCharacterIsInvalid(String text) {
    assertFalse(isValid(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\nb",
        "a\tb",
        "a\u0000",
        "a\u0085b",
        "a\u2028b",
        "a\u2029b",
        "\uD83D",
        "\uDE00 a",
        "a \u202E b", // open override
        "a \u202D b",
        "\u202Aa", // open embedding
        "\u2067a", // open isolate
        "a\u202C", // closes nothing
        "a\u2069",
        "\u2067a\u202C", // closed by the wrong control
        "\u202A\u2067a\u202C\u2069" // not nested
      })
  void textThatBreaksItsLineIsInvalid(String text) {
    assertFalse(isValid(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Alice",
        " a ",
        ".",
        "0",
        "e\u0301", // decomposed
        "\uAC00",
        "\u1112\u1161\u11AB", // conjoining Jamo
        "\uD83D\uDE00", // emoji
        "\u2764\uFE0F", // emoji with a variation selector
        "\uD83D\uDC69\u200D\uD83D\uDCBB", // emoji joined by ZWJ
        "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F",
        "\uD83E\uDEE9", // an emoji of Unicode 16
        "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645", // Persian with ZWNJ
        "\u0915\u094D\u200D\u0937", // Devanagari with ZWJ
        "\u200F\u05D0\u05D1", // Hebrew after a directional mark
        "\u202Aa\u202C", // closed embedding
        "\u202Ea\u202C b", // closed override
        "\u2067\u2068a\u2069\u2069" // nested isolates
      })
  void visibleTextIsValid(String text) {
    assertTrue(isValid(text));
  }

  @Test
  void nullIsValid() {
    assertTrue(isValid(null));
  }

  @Test
  void lengthsCountCodePoints() {
    assertTrue(isValid("\uD83D\uDE00".repeat(100)));
    assertFalse(isValid("\uD83D\uDE00".repeat(101)));
    assertEquals("\uD83D\uDE00", CodePoints.truncate("\uD83D\uDE00\uD83D\uDE00", 1));
    assertEquals("ab", CodePoints.truncate("ab", 2));
  }

  /** Default_Ignorable_Code_Point of Unicode 16, which is what renderers show as nothing. */
  @Test
  void noDefaultIgnorableCodePointIsVisible() {
    int[][] ranges = {
      {0x00AD, 0x00AD}, {0x034F, 0x034F}, {0x061C, 0x061C}, {0x115F, 0x1160}, {0x17B4, 0x17B5},
      {0x180B, 0x180F}, {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x206F}, {0x3164, 0x3164},
      {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFF8}, {0x1BCA0, 0x1BCA3},
      {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF}
    };
    List<String> visible = new ArrayList<>();
    for (int[] range : ranges) {
      for (int c = range[0]; c <= range[1]; c++) {
        if (VisibleText.isVisible(Character.toString(c))) {
          visible.add(Integer.toHexString(c));
        }
      }
    }
    assertEquals(List.of(), visible);
  }
}
