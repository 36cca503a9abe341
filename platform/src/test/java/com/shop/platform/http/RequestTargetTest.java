package com.shop.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {

  @ParameterizedTest
  @CsvSource({
    "q=a|b, q=a%7Cb",
    "q={x}, q=%7Bx%7D",
    "q=%, q=%25",
    "q=%4, q=%254",
    "q=%zz%41, q=%25zz%41",
    "q=a;b, q=a%3Bb",
    "q=\u00c3\u00a9, q=%C3%A9",
  })
  void illegalCharactersAreEncoded(String query, String encoded) {
    assertEquals(encoded, RequestTarget.encodeQuery(query));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a=b&c=d+e", "q=%C3%A9%20x", "x=a/b?c:@!$'()*,~-._"})
  void aLegalQueryIsUnchanged(String query) {
    assertEquals(query, RequestTarget.encodeQuery(query));
  }

  @ParameterizedTest
  @CsvSource({"/a|b, /a%7Cb", "/a;b, /a;b", "/%, /%25", "/%41, /%41", "/a?b, /a%3Fb"})
  void aPathKeepsItsSemicolons(String path, String encoded) {
    assertEquals(encoded, RequestTarget.encodePath(path));
  }
}
