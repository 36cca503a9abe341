package com.shop.payment.card;

import com.shop.payment.gateway.CardNumber;
import com.shop.payment.gateway.CardToken;
import com.shop.payment.gateway.PaymentGateway;
import com.shop.platform.persistence.Transactions;
import com.shop.platform.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.UUID;

/** Exchanges cards for tokens at the gateway. */
@ApplicationScoped
class CardTokenisation {
  private final PaymentGateway gateway;
  private final CardRepository cards;

  CardTokenisation(PaymentGateway gateway, CardRepository cards) {
    this.gateway = gateway;
    this.cards = cards;
  }

  /**
   * Tokenises a card and stores the token. A crash in between leaves an unused token at the
   * gateway.
   *
   * @throws Problem 422 {@code invalid_card}
   */
  Card add(UUID customerId, NewCard request) {
    CardNumber number = CardNumber.of(request.number()).orElseThrow(CardTokenisation::invalid);
    YearMonth expiry = YearMonth.of(request.expYear(), request.expMonth());
    if (expiry.isBefore(YearMonth.now(ZoneOffset.UTC))) {
      throw invalid();
    }
    CardToken token = gateway.tokenise(number, expiry);
    Card card = new Card(token, customerId, expiry);
    Transactions.run(() -> cards.persist(card));
    return card;
  }

  /** The same problem in all cases, without any of the card's data. */
  private static Problem invalid() {
    return new Problem(
        422,
        "invalid_card",
        "The card number is invalid or the card has expired. Try another one.");
  }
}
