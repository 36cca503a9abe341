package com.shop.platform.paging;

import com.shop.platform.Sha256;
import com.shop.platform.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Where a page begins: the sort key of the last row shown (keyset paging), sealed to the query and
 * the sort it came from. A cursor holds nothing secret; the seal only keeps honest mistakes apart,
 * and every key in it is checked again by whoever reads it.
 */
public final class Cursor {
  private static final int SEAL_BYTES = 6;
  private static final String SEPARATOR = "\u0000";

  private Cursor() {}

  /**
   * @param query everything that shapes the list: filters and sort
   * @param keys the sort key of the last row shown
   */
  public static String of(String query, String... keys) {
    byte[] text = String.join(SEPARATOR, keys).getBytes(StandardCharsets.UTF_8);
    byte[] seal = seal(query, text);
    byte[] all = Arrays.copyOf(seal, SEAL_BYTES + text.length);
    System.arraycopy(text, 0, all, SEAL_BYTES, text.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
  }

  /**
   * Reads a cursor back.
   *
   * @param count how many keys the sort has
   * @throws Problem 400 when it is made up, or from another query or sort
   */
  public static List<String> parse(String cursor, String query, int count) {
    try {
      byte[] all = Base64.getUrlDecoder().decode(cursor);
      if (all.length > SEAL_BYTES) {
        byte[] text = Arrays.copyOfRange(all, SEAL_BYTES, all.length);
        List<String> keys = List.of(new String(text, StandardCharsets.UTF_8).split(SEPARATOR, -1));
        if (keys.size() == count
            && Arrays.equals(seal(query, text), Arrays.copyOf(all, SEAL_BYTES))) {
          return keys;
        }
      }
    } catch (IllegalArgumentException e) {
      // not Base64: said below
    }
    throw invalid();
  }

  /** For keys that do not read as what the sort needs. */
  public static Problem invalid() {
    return Problem.invalid("cursor", "must be the nextCursor of this very query");
  }

  private static byte[] seal(String query, byte[] text) {
    byte[] prefix = (query + SEPARATOR).getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(prefix, prefix.length + text.length);
    System.arraycopy(text, 0, all, prefix.length, text.length);
    return Arrays.copyOf(Sha256.of(all), SEAL_BYTES);
  }
}
