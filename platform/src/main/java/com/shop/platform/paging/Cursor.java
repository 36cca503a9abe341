package com.shop.platform.paging;

import com.shop.platform.Sha256;
import com.shop.platform.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * An opaque cursor for keyset paging: the sort key of the last row returned, with a checksum over
 * the key and the query. The checksum detects cursors used with another query; it is no protection
 * against forgery. A cursor holds no secrets, and its reader must validate the keys.
 */
public final class Cursor {
  private static final int CHECKSUM_BYTES = 6;
  private static final String SEPARATOR = "\u0000";

  private Cursor() {}

  /**
   * @param query the filters and the sort of the list
   * @param keys the sort key of the last row returned
   */
  public static String of(String query, String... keys) {
    byte[] text = String.join(SEPARATOR, keys).getBytes(StandardCharsets.UTF_8);
    byte[] checksum = checksum(query, text);
    byte[] all = Arrays.copyOf(checksum, CHECKSUM_BYTES + text.length);
    System.arraycopy(text, 0, all, CHECKSUM_BYTES, text.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
  }

  /**
   * Parses a cursor.
   *
   * @param count the number of sort keys
   * @throws Problem 400 when the cursor is invalid or belongs to another query or sort
   */
  public static List<String> parse(String cursor, String query, int count) {
    try {
      byte[] all = Base64.getUrlDecoder().decode(cursor);
      if (all.length > CHECKSUM_BYTES) {
        byte[] text = Arrays.copyOfRange(all, CHECKSUM_BYTES, all.length);
        List<String> keys = List.of(new String(text, StandardCharsets.UTF_8).split(SEPARATOR, -1));
        if (keys.size() == count
            && Arrays.equals(checksum(query, text), Arrays.copyOf(all, CHECKSUM_BYTES))) {
          return keys;
        }
      }
    } catch (IllegalArgumentException e) {
      // not Base64, reported below
    }
    throw invalid();
  }

  /** The problem of an invalid cursor, also for readers that find its keys invalid. */
  public static Problem invalid() {
    return Problem.invalid("cursor", "must be a nextCursor returned for the same query");
  }

  private static byte[] checksum(String query, byte[] text) {
    byte[] prefix = (query + SEPARATOR).getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(prefix, prefix.length + text.length);
    System.arraycopy(text, 0, all, prefix.length, text.length);
    return Arrays.copyOf(Sha256.of(all), CHECKSUM_BYTES);
  }
}
