package com.shop.payment.gateway;

import com.shop.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.security.SecureRandom;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * A payment gateway to try the shop with: decides by the test card, and really fails and loses
 * answers. Each call is one transaction of the gateway's own, on tables of its own, and an answer
 * is lost only after that has committed: "charged, but we do not know" is a state that occurs.
 */
@ApplicationScoped
class SimulatedGateway implements PaymentGateway {
  private static final int TOKEN_BYTES = 16;

  private final EntityManager db;
  private final SecureRandom random = new SecureRandom();

  SimulatedGateway(EntityManager db) {
    this.db = db;
  }

  @Override
  public CardToken tokenise(CardNumber number, YearMonth expiry) {
    GatewayCard card = new GatewayCard(newToken(), number, expiry);
    Transactions.run(() -> db.persist(card));
    return card.shown();
  }

  @Override
  public CaptureResult charge(UUID key, long amount, String cardToken) {
    Optional<CaptureResult> answer =
        Transactions.call(
            () -> {
              CardBehaviour card = db.getReference(GatewayCard.class, cardToken).behaviour();
              return lock(key, amount, cardToken).attempt(amount, card);
            });
    return answer.orElseThrow(() -> new GatewayUnavailableException("The gateway gave no answer"));
  }

  @Override
  public CaptureResult voidKey(UUID key) {
    return Transactions.call(() -> lock(key, 0, null).voidKey());
  }

  @Override
  public void refund(UUID refundKey, UUID chargeKey, long amount) {
    Transactions.run(
        () -> {
          // The charge's lock is held first, so that the same refund is not done twice at once.
          GatewayCapture charge =
              db.find(GatewayCapture.class, chargeKey, LockModeType.PESSIMISTIC_WRITE);
          GatewayRefund earlier =
              db.find(GatewayRefund.class, refundKey, LockModeType.PESSIMISTIC_WRITE);
          if (earlier == null) {
            charge.refund(amount);
            db.persist(new GatewayRefund(refundKey, chargeKey, amount));
          } else if (!earlier.isOf(chargeKey, amount)) {
            throw new IllegalArgumentException("Refund " + refundKey + " was another one");
          }
        });
  }

  /**
   * The key's row, made unless it is there, and locked until the transaction ends. Of a charge and
   * a void at once, on whatever replicas, one gets the lock first and decides the key; the insert
   * locks a row that is there exclusively, so two of them cannot deadlock over it.
   */
  private GatewayCapture lock(UUID key, long amount, String cardToken) {
    db.createNativeQuery(
            """
            INSERT INTO gateway_charge (charge_key, amount, card_token, status, refunded, attempts)
            VALUES (:key, :amount, :card, 'OPEN', 0, 0)
            ON DUPLICATE KEY UPDATE charge_key = charge_key""")
        .setParameter("key", key)
        .setParameter("amount", amount)
        .setParameter("card", cardToken)
        .executeUpdate();
    return db.find(GatewayCapture.class, key, LockModeType.PESSIMISTIC_WRITE);
  }

  private String newToken() {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return "card_" + HexFormat.of().formatHex(bytes);
  }
}
