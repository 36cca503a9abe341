package com.shop.payment.gateway;

import java.time.YearMonth;
import java.util.UUID;

/**
 * The company that moves the money, seen from here. It is another party: it keeps its own records
 * and commits on its own, so a call must never be made inside a transaction, and an exception says
 * nothing about what it has done. Every call that moves money carries a key of the caller's, and
 * repeating a call with its key is always safe: it is done once.
 */
public interface PaymentGateway {

  /** Hands a card over for a token; the number is forgotten here afterwards. */
  CardToken tokenise(CardNumber number, YearMonth expiry);

  /**
   * Charges a card.
   *
   * @param key of this charge; repeated with the same key it gives the same outcome
   * @param amount in cents
   * @return the outcome, which is final; {@code VOIDED} when the key was voided before
   * @throws GatewayUnavailableException when the outcome is unknown
   */
  CaptureResult charge(UUID key, long amount, String cardToken);

  /**
   * Makes sure that the key is never charged from now on, if it has not been yet.
   *
   * @return {@code VOIDED}, or the outcome that the charge had already; the key of a charge that
   *     was captured has to be refunded instead
   * @throws GatewayUnavailableException when the outcome is unknown
   */
  CaptureResult voidKey(UUID key);

  /**
   * Gives money of a captured charge back.
   *
   * @param refundKey of this refund; repeated with the same key it is done once
   * @param amount in cents
   * @throws GatewayUnavailableException when it is unknown whether it was done
   */
  void refund(UUID refundKey, UUID chargeKey, long amount);
}
