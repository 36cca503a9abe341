package com.shop.payment.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.YearMonth;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class GatewayCardTest {
  @Test
  void aCardThatExpiredAfterTokenisationIsDeclined() {
    YearMonth now = YearMonth.now(ZoneOffset.UTC);
    CardNumber number = CardNumber.of("4242424242424242").orElseThrow();
    assertEquals(CardBehaviour.CAPTURES, new GatewayCard("t", number, now).behaviour());
    assertEquals(
        CardBehaviour.EXPIRED_CARD, new GatewayCard("t", number, now.minusMonths(1)).behaviour());
  }
}
