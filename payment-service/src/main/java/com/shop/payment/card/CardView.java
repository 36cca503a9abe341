package com.shop.payment.card;

/** A card as its customer sees it. */
record CardView(String token, String brand, String last4, int expMonth, int expYear) {

  static CardView of(Card card) {
    return new CardView(card.token(), card.brand(), card.last4(), card.expMonth(), card.expYear());
  }
}
