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
import java.util.function.Function;

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
        change(
            key,
            amount,
            cardToken,
            capture -> {
              CardBehaviour card = db.getReference(GatewayCard.class, cardToken).behaviour();
              return capture.attempt(amount, card);
            });
    return result.orElseThrow(
        () -> new GatewayUnavailableException("No response from the gateway"));
  }

  @Override
  public CaptureResult voidKey(UUID key) {
    return change(key, 0, null, GatewayCapture::voidKey);
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

  /** Voids a key that nobody has used, and rolls back. */
  @Override
  public void run() {
    Transactions.rollBack(
        () -> {
          db.find(GatewayCard.class, "warm-up");
          insert(new GatewayCapture(Ids.next(), 0, null), GatewayCapture::voidKey);
        });
  }

  /**
   * Changes the key's capture, which is a new one unless it is stored already. Of a concurrent
   * capture and void, the one that commits first decides the outcome.
   */
  private <T> T change(
      UUID key, long amount, String cardToken, Function<GatewayCapture, T> change) {
    return Transactions.insertOr(
        () -> insert(new GatewayCapture(key, amount, cardToken), change),
        () -> change.apply(db.find(GatewayCapture.class, key, LockModeType.PESSIMISTIC_WRITE)));
  }

  private <T> T insert(GatewayCapture capture, Function<GatewayCapture, T> change) {
    T result = change.apply(capture);
    db.persist(capture);
    db.flush();
    return result;
  }

  private String newToken() {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return "card_" + HexFormat.of().formatHex(bytes);
  }
}
