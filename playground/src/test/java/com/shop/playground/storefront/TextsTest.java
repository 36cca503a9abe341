package com.shop.playground.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.playground.shop.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The texts of the storefront are complete in both languages, and so are its test cards. */
class TextsTest {
  private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
  private static final Pattern USED = Pattern.compile("'([a-z]+\\.[\\w.-]+)'");

  private static final Pattern CARD_NUMBER = Pattern.compile("\\b\\d{16}\\b");

  private static final Set<String> EVENTS =
      Set.of(
          "PLACED",
          "STOCK_RESERVED",
          "PAYMENT_CAPTURED",
          "CONFIRMED",
          "SHIPPED",
          "DELIVERED",
          "REJECTION_RECORDED",
          "REJECTED",
          "CANCEL_REQUESTED",
          "CANCELLED");

  @Test
  void bothLanguagesHaveTheSameTexts() {
    assertEquals(texts("en").keySet(), texts("zh").keySet());
    texts("zh").forEach((key, text) -> assertEquals(false, text.isBlank(), key));
  }

  @Test
  void bothLanguagesHaveTheSameParameters() {
    Map<String, String> chinese = texts("zh");
    texts("en")
        .forEach((key, text) -> assertEquals(parameters(text), parameters(chinese.get(key)), key));
  }

  @Test
  void everyEventHasAText() {
    Set<String> missing =
        EVENTS.stream()
            .map(event -> "event." + event)
            .filter(key -> !texts("en").containsKey(key))
            .collect(Collectors.toSet());
    assertEquals(Set.of(), missing);
  }

  /** Keys made of data, such as {@code status.PENDING}, count as used by their first part. */
  @Test
  void noTextIsUnused() throws IOException {
    String sources = Sources.read();
    Set<String> used = new TreeSet<>();
    USED.matcher(sources).results().forEach(match -> used.add(match.group(1)));
    Set<String> unused =
        texts("en").keySet().stream()
            .filter(key -> !used.contains(key))
            .filter(
                key -> !sources.contains("`" + key.substring(0, key.lastIndexOf('.') + 1) + "${"))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(Set.of(), unused);
  }

  @Test
  void theTestCardsAreThoseOfTheDocument() throws IOException {
    String document = Files.readString(Repository.root().resolve("docs/api.md"));
    String cards =
        document.replaceFirst("(?s)^.*\\n## Test cards\\n", "").replaceFirst("(?s)\\n## .*", "");
    String checkout = Files.readString(Sources.WEB.resolve("pages/checkout.ts"));
    assertEquals(cardNumbers(cards), cardNumbers(checkout));
  }

  private static Set<String> cardNumbers(String text) {
    return CARD_NUMBER
        .matcher(text)
        .results()
        .map(match -> match.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> parameters(String text) {
    return PARAMETER
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, String> texts(String language) {
    return new Texts(Locale.forLanguageTag(language)).all();
  }
}
