package com.shop.platform;

import java.text.Normalizer;

/**
 * Unicode normalization form C, in which all text is stored and searched for. Without it the
 * composed and the decomposed form of an accent, a Hangul syllable or a kana would differ, although
 * they look the same.
 */
public final class Nfc {
  private Nfc() {}

  public static String of(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }
}
