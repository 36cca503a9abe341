package com.shop.payment.gateway;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** The gateway's record of a card: its behaviour, but not its number. */
@Entity
@Table(name = "gateway_card")
class GatewayCard {
  @Id private String token;

  @Enumerated(EnumType.STRING)
  private CardBehaviour behaviour;

  private String brand;
  private String last4;

  private int expMonth;

  private int expYear;

  GatewayCard() {}

  GatewayCard(String token, CardNumber number, YearMonth expiry) {
    this.token = token;
    this.behaviour = number.behaviour();
    this.brand = number.brand();
    this.last4 = number.last4();
    this.expMonth = expiry.getMonthValue();
    this.expYear = expiry.getYear();
  }

  /** The card's behaviour; a card that has expired is declined. */
  CardBehaviour behaviour() {
    boolean expired = YearMonth.of(expYear, expMonth).isBefore(YearMonth.now(ZoneOffset.UTC));
    return expired ? CardBehaviour.EXPIRED_CARD : behaviour;
  }

  CardToken cardToken() {
    return new CardToken(token, brand, last4);
  }
}
