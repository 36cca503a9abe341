package com.shop.playground.storefront;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What the storefront says to browsers of a locale: in Chinese, or else in English. */
final class Texts {
  private final Locale locale;
  private final Map<String, String> texts;

  Texts(Locale locale) {
    this.locale = locale;
    String language = locale.getLanguage().equals("zh") ? "zh" : "en";
    try {
      this.texts =
          new ObjectMapper()
              .readValue(
                  Sources.WEB.resolve("text/" + language + ".json").toFile(),
                  new TypeReference<TreeMap<String, String>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** By key. */
  Map<String, String> all() {
    return texts;
  }

  /**
   * The text of a key.
   *
   * @param parameters names and values in turn; {@code n} also chooses between "one|many"
   */
  String of(String key, Object... parameters) {
    String[] forms = texts.get(key).split("\\|");
    String text = forms[forms.length - 1];
    for (int i = 0; i < parameters.length; i += 2) {
      if (parameters[i].equals("n") && parameters[i + 1].equals(1)) {
        text = forms[0];
      }
    }
    for (int i = 0; i < parameters.length; i += 2) {
      text = text.replace("{" + parameters[i] + "}", String.valueOf(parameters[i + 1]));
    }
    return text;
  }

  /** An amount of US dollars. */
  String money(int cents) {
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(Currency.getInstance("USD"));
    return format.format(cents / 100.0);
  }
}
