package com.shop.payment.card;

import com.shop.payment.gateway.CardNumber;
import com.shop.payment.gateway.CardToken;
import com.shop.payment.gateway.PaymentGateway;
import com.shop.platform.persistence.Transactions;
import com.shop.platform.problem.Problem;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** The cards that customers may pay with. */
@ApplicationScoped
public class CardRepository implements PanacheRepositoryBase<Card, String> {
  private final PaymentGateway gateway;

  CardRepository(PaymentGateway gateway) {
    this.gateway = gateway;
  }

  /** The card of that token if it is this customer's. Called inside a transaction. */
  public Optional<Card> of(UUID customerId, String token) {
    return find("token = ?1 and customerId = ?2", token, customerId).singleResultOptional();
  }

  /**
   * Takes a card in. A crash after the gateway's part leaves a token there that nobody knows.
   *
   * @throws Problem 422 {@code invalid_card}
   */
  Card add(UUID customerId, NewCard request) {
    CardNumber number = CardNumber.of(request.number()).orElseThrow(CardRepository::invalid);
    YearMonth expiry = YearMonth.of(request.expYear(), request.expMonth());
    if (expiry.isBefore(YearMonth.now(ZoneOffset.UTC))) {
      throw invalid();
    }
    CardToken token = gateway.tokenise(number, expiry);
    Card card = new Card(token, customerId, expiry);
    Transactions.run(() -> persist(card));
    return card;
  }

  /** Says the same whatever is wrong, and nothing of what was typed. */
  private static Problem invalid() {
    return new Problem(
        422, "invalid_card", "The card's number is not a valid one, or the card has expired.");
  }
}
