package com.shop.payment.card;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Reads and writes cards. Every method is called inside a transaction. */
@ApplicationScoped
public class CardRepository implements PanacheRepositoryBase<Card, String> {

  /** The card with this token; empty unless it is this customer's. */
  public Optional<Card> find(UUID customerId, String token) {
    return findByIdOptional(token).filter(card -> card.isOf(customerId));
  }
}
