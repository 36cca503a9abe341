package com.shop.payment.gateway;

import com.shop.platform.Ids;
import com.shop.platform.persistence.Transactions;
import com.shop.platform.warmup.WarmUpTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.security.SecureRandom;
import java.time.YearMonth;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * A simulated payment gateway. The test card decides the outcome, including technical failures and
 * lost responses. Each call is a separate transaction on the gateway's own tables; a response is
 * lost only after that has committed, so "captured, but unknown to the shop" does occur.
 */
@ApplicationScoped
class SimulatedGateway implements PaymentGateway, WarmUpTask {
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
    return card.cardToken();
  }

  @Override
  public CaptureResult capture(UUID key, long amount, String cardToken) {
    Optional<CaptureResult> result =
        Transactions.call(
            () -> {
              CardBehaviour card = db.getReference(GatewayCard.class, cardToken).behaviour();
              return lock(key, amount, cardToken).attempt(amount, card);
            });
    return result.orElseThrow(
        () -> new GatewayUnavailableException("No response from the gateway"));
  }

  @Override
  public CaptureResult voidKey(UUID key) {
    return Transactions.call(() -> lock(key, 0, null).voidKey());
  }

  @Override
  public void refund(UUID refundKey, UUID captureKey, long amount) {
    Transactions.run(
        () -> {
          // Locks the capture first, so that concurrent calls do not make the same refund twice.
          GatewayCapture capture =
              db.find(GatewayCapture.class, captureKey, LockModeType.PESSIMISTIC_WRITE);
          GatewayRefund existing =
              db.find(GatewayRefund.class, refundKey, LockModeType.PESSIMISTIC_WRITE);
          if (existing == null) {
            capture.refund(amount);
            db.persist(new GatewayRefund(refundKey, captureKey, amount));
          } else if (!existing.isFor(captureKey, amount)) {
            throw new IllegalArgumentException(
                "Refund key " + refundKey + " was used for another refund");
          }
        });
  }

  /** Locks a key that nobody has used, and rolls back. */
  @Override
  public void run() {
    Transactions.rollBack(
        () -> {
          db.find(GatewayCard.class, "warm-up");
          lock(Ids.next(), 0, null).voidKey();
          db.flush();
        });
  }

  /**
   * Locks the key's row, inserting it if absent. Of a concurrent capture and void, the one that
   * gets the lock first decides the outcome. The insert locks an existing row exclusively, so two
   * calls cannot deadlock.
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
