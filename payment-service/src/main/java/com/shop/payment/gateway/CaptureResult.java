package com.shop.payment.gateway;

/**
 * The final outcome of a capture at the gateway.
 *
 * @param declineCode the reason if declined; otherwise null
 */
public record CaptureResult(Outcome outcome, String declineCode) {

  /** The possible outcomes. */
  public enum Outcome {
    CAPTURED,
    DECLINED,
    VOIDED
  }
}
