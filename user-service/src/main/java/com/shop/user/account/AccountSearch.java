package com.shop.user.account;

import com.shop.platform.CodePoints;
import com.shop.platform.Nfc;
import com.shop.platform.paging.CreatedAtCursor;
import com.shop.platform.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A search among the accounts.
 *
 * @param text a part of the email address or the name, in any case; empty matches all accounts
 */
record AccountSearch(String text) {
  static final int MAX_LENGTH = 254; // that of an email address

  /**
   * @param query null for all accounts
   * @throws Problem 400 when the query is too long
   */
  static AccountSearch parse(String query) {
    String text = query == null ? "" : Nfc.of(query.strip());
    if (CodePoints.count(text) > MAX_LENGTH) {
      throw Problem.invalid("query", "must have at most " + MAX_LENGTH + " characters");
    }
    return new AccountSearch(text);
  }

  String conditions(CreatedAtCursor after, Map<String, Object> parameters) {
    String afterCursor = CreatedAtCursor.condition("createdAt");
    parameters.putAll(after.parameters());
    if (text.isEmpty()) {
      return afterCursor;
    }
    parameters.put("part", "%" + text.replaceAll("[!%_]", "!$0") + "%");
    // Email addresses are stored in lower case in an ASCII column, which MySQL refuses to compare
    // with other text. Names are compared by their collation, in any case.
    return afterCursor
        + (isAscii()
            ? " and (email like lower(:part) escape '!' or name like :part escape '!')"
            : " and name like :part escape '!'");
  }

  String cursor(Account last) {
    return new CreatedAtCursor(last.createdAt(), last.id()).cursor(toString());
  }

  /**
   * @throws Problem 400 when the cursor does not belong to this search
   */
  CreatedAtCursor after(String cursor) {
    return CreatedAtCursor.parse(cursor, toString());
  }

  private boolean isAscii() {
    return StandardCharsets.US_ASCII.newEncoder().canEncode(text);
  }
}
