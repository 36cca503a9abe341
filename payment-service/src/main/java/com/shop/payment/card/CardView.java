package com.shop.payment.card;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A card in the API. */
@Schema(name = "Card")
record CardView(String token, String brand, String last4, int expMonth, int expYear) {

  static CardView of(Card card) {
    return new CardView(card.token(), card.brand(), card.last4(), card.expMonth(), card.expYear());
  }
}
