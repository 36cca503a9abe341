package com.shop.payment.gateway;

import java.time.YearMonth;
import java.util.UUID;

/**
 * An external payment gateway. It commits on its own, so never call it inside a transaction, and an
 * exception says nothing about what it has done. Every call that moves money has an idempotency
 * key: repeating the call with the same key is safe and has no further effect.
 */
public interface PaymentGateway {

  /** Exchanges a card number for a token. */
  CardToken tokenise(CardNumber number, YearMonth expiry);

  /**
   * Captures an amount from a card.
   *
   * @param key the idempotency key; repeated calls return the same outcome
   * @param amount in cents
   * @return the final outcome; {@code VOIDED} if the key was voided before
   * @throws GatewayUnavailableException if the outcome is unknown
   */
  CaptureResult capture(UUID key, long amount, String cardToken);

  /**
   * Voids a key, so that it is never captured, unless its capture already has an outcome.
   *
   * @return {@code VOIDED}, or the existing outcome; a captured payment has to be refunded instead
   * @throws GatewayUnavailableException if the outcome is unknown
   */
  CaptureResult voidKey(UUID key);

  /**
   * Refunds part or all of a capture.
   *
   * @param refundKey the idempotency key of this refund
   * @param captureKey the key of the capture
   * @param amount in cents
   * @throws GatewayUnavailableException if it is unknown whether the refund was made
   */
  void refund(UUID refundKey, UUID captureKey, long amount);
}
