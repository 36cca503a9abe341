package com.shop.user.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
  private static final String LONG_DOMAIN =
      ("b".repeat(60) + ".").repeat(3) + "b".repeat(254 - 65 - 3 * 61 - 4) + ".org";

  @ParameterizedTest
  @ValueSource(strings = {"a@b.org", "first.last+tag@sub.example.org", "o'hara@x-y.org", "1@2.io"})
  void ordinaryAddressesAreAccepted(String text) {
    assertEquals(Optional.of(new EmailAddress(text)), EmailAddress.parse(text));
  }

  @Test
  void addressesAreCaseInsensitive() {
    assertEquals(EmailAddress.parse("alice@shop.com"), EmailAddress.parse("ALICE@Shop.COM"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a",
        "@",
        "a@",
        "@b.org",
        "a@b",
        "a@b.",
        "a@.org",
        "a@b..org",
        "a@-b.org",
        "a@b-.org",
        ".a@b.org",
        "a.@b.org",
        "a..a@b.org",
        "a@b@c.org",
        "a b@c.org",
        " a@b.org",
        "a@b.org ",
        "a@b.org\n",
        "a\u0000@b.org",
        "\"a\"@b.org",
        "a@[127.0.0.1]",
        "<a@b.org>",
        // The Kelvin sign and the dotted capital I become ASCII in lower case.
        "\u212aelly@b.org",
        "\u0130da@b.org",
        "ä@b.org"
      })
  void invalidAddressesAreRejected(String text) {
    assertEquals(Optional.empty(), EmailAddress.parse(text));
  }

  @Test
  void anAddressHasAtMost254Characters() {
    String longest = "a".repeat(64) + "@" + LONG_DOMAIN;

    assertEquals(254, longest.length());
    assertEquals(Optional.of(new EmailAddress(longest)), EmailAddress.parse(longest));
    assertEquals(Optional.empty(), EmailAddress.parse(longest + "g"));
    assertEquals(Optional.empty(), EmailAddress.parse("a".repeat(65) + "@b.org"));
  }

  @Test
  void aVeryLongTextIsRejected() {
    assertEquals(Optional.empty(), EmailAddress.parse("a.".repeat(30_000) + "a@b.org"));
  }
}
