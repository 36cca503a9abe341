package com.shop.payment.gateway;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** A card as the gateway knows it: by how it behaves, not by its number. */
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

  /** As on the card's first day, until it expires. */
  CardBehaviour behaviour() {
    boolean expired = YearMonth.of(expYear, expMonth).isBefore(YearMonth.now(ZoneOffset.UTC));
    return expired ? CardBehaviour.EXPIRED_CARD : behaviour;
  }

  CardToken shown() {
    return new CardToken(token, brand, last4);
  }
}
