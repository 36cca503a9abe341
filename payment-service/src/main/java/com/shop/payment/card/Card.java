package com.shop.payment.card;

import com.shop.payment.gateway.CardToken;
import com.shop.platform.Times;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;

/** The token of a card that its customer can pay with. */
@Entity
@Table(name = "card")
public class Card {
  @Id private String token;

  private UUID customerId;

  private String brand;
  private String last4;

  private int expMonth;

  private int expYear;

  private Instant createdAt;

  Card() {}

  Card(CardToken card, UUID customerId, YearMonth expiry) {
    this.token = card.token();
    this.customerId = customerId;
    this.brand = card.brand();
    this.last4 = card.last4();
    this.expMonth = expiry.getMonthValue();
    this.expYear = expiry.getYear();
    this.createdAt = Times.now();
  }

  public String token() {
    return token;
  }

  boolean isOf(UUID customer) {
    return customerId.equals(customer);
  }

  public String brand() {
    return brand;
  }

  public String last4() {
    return last4;
  }

  int expMonth() {
    return expMonth;
  }

  int expYear() {
    return expYear;
  }
}
