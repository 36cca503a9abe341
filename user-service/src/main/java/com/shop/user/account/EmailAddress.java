package com.shop.user.account;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An email address in lower case. Domains are case-insensitive by RFC 5321, and mailboxes are so in
 * practice: {@code Alice@Shop.com} and {@code alice@shop.com} are the same address.
 */
public record EmailAddress(String value) {
  private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
  private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

  /**
   * Dot-atom and domain of RFC 5322, without the quoted and bracketed forms, which are hardly used.
   * ASCII only, so that no two addresses look alike or have the same lower case. The lengths (RFC
   * 5321, section 4.5.3.1) are checked first, so that matching a long text is fast.
   */
  static final String SYNTAX =
      "(?=.{1,254}$)(?=[^@]{1,64}@)"
          + (ATOM + "(?:\\." + ATOM + ")*")
          + "@"
          + (LABEL + "(?:\\." + LABEL + ")+");

  private static final Pattern PATTERN = Pattern.compile(SYNTAX);

  /**
   * @return empty when the text is not an email address
   */
  public static Optional<EmailAddress> parse(String text) {
    return PATTERN.matcher(text).matches()
        ? Optional.of(new EmailAddress(text.toLowerCase(Locale.ROOT)))
        : Optional.empty();
  }
}
