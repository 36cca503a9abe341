package com.shop.playground.storefront;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A size of screen with a language and a colour scheme. Every test runs on the few that its class
 * names; the system property {@code screens}, a regular expression, chooses others by their names.
 *
 * @param width in CSS pixels
 * @param isMirrored as for a language that is written from right to left
 * @param language of the browser, such as {@code en-US}
 */
record Screen(
    String name,
    int width,
    int height,
    boolean isPhone,
    boolean isDark,
    boolean isMirrored,
    String language) {
  static final Screen DESKTOP = new Screen("desktop", 1280, 900, false, false, false, "en-US");
  static final Screen PHONE = new Screen("phone", 320, 640, true, true, false, "zh-CN");
  static final Screen WIDE = new Screen("wide", 2560, 1300, false, true, false, "en-US");

  /** Desktop and phone, in both languages, light and dark. */
  static final List<Screen> ALL =
      Stream.of(DESKTOP, PHONE)
          .flatMap(screen -> Stream.of(screen.in("en-US"), screen.in("zh-CN")))
          .flatMap(screen -> Stream.of(screen.dark(false), screen.dark(true)))
          .toList();

  /** The daily ones, or those among all that the system property chooses. */
  static List<Screen> chosen(List<Screen> all, Screen... daily) {
    String names = System.getProperty("screens");
    if (names == null) {
      return List.of(daily);
    }
    Pattern chosen = Pattern.compile(names);
    return all.stream().filter(screen -> chosen.matcher(screen.toString()).matches()).toList();
  }

  Screen dark(boolean isDark) {
    return new Screen(name, width, height, isPhone, isDark, isMirrored, language);
  }

  Screen mirrored(boolean isMirrored) {
    return new Screen(name, width, height, isPhone, isDark, isMirrored, language);
  }

  Screen in(String language) {
    return new Screen(name, width, height, isPhone, isDark, isMirrored, language);
  }

  Locale locale() {
    return Locale.forLanguageTag(language);
  }

  /** Also names files. */
  @Override
  public String toString() {
    return name + (isDark ? "-dark-" : "-light-") + language + (isMirrored ? "-mirrored" : "");
  }
}
