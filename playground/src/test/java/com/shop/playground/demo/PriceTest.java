package com.shop.playground.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceTest {

  @ParameterizedTest
  @CsvSource({"12999, USD, 129.99 USD", "5, USD, 0.05 USD", "1200, JPY, 1200 JPY"})
  void minorUnitsBecomeWhatPeopleWrite(long amount, String currency, String written)
      throws Exception {
    String json = "{\"amount\": %d, \"currency\": \"%s\"}".formatted(amount, currency);
    assertEquals(written, Price.of(new ObjectMapper().readTree(json)));
  }
}
