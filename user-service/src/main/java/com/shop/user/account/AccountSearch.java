package com.shop.user.account;

import com.shop.platform.paging.CreatedAtCursor;
import com.shop.platform.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Which accounts a list shows.
 *
 * @param text part of the email address or the name, in any case; empty for all accounts
 */
record AccountSearch(String text) {
  static final int LONGEST = 254; // no email address is longer

  /**
   * @param query null if left out
   * @throws Problem 400 when it is too long
   */
  static AccountSearch parse(String query) {
    String text = query == null ? "" : query.strip();
    if (text.length() > LONGEST) {
      throw Problem.invalid("query", "must have up to " + LONGEST + " characters");
    }
    return new AccountSearch(text);
  }

  String conditions(CreatedAtCursor after, Map<String, Object> parameters) {
    String place = CreatedAtCursor.condition("createdAt");
    parameters.putAll(after.parameters());
    if (text.isEmpty()) {
      return place;
    }
    parameters.put("part", "%" + text.replaceAll("[!%_]", "!$0") + "%");
    // Addresses are kept in lower case and compared byte by byte, names in any case. MySQL refuses
    // to compare an ASCII column with what is no ASCII, and no address has that in it.
    return place
        + (isAscii()
            ? " and (email like lower(:part) escape '!' or name like :part escape '!')"
            : " and name like :part escape '!'");
  }

  String cursor(Account last) {
    return new CreatedAtCursor(last.createdAt(), last.id()).cursor(toString());
  }

  /** Reads a cursor of this very search back. */
  CreatedAtCursor after(String cursor) {
    return CreatedAtCursor.parse(cursor, toString());
  }

  private boolean isAscii() {
    return StandardCharsets.US_ASCII.newEncoder().canEncode(text);
  }
}
