package com.shop.payment.gateway;

/**
 * How a charge ended at the gateway, for ever.
 *
 * @param declineCode why, when declined; otherwise null
 */
public record CaptureResult(Outcome outcome, String declineCode) {

  /** What became of the money. */
  public enum Outcome {
    CAPTURED,
    DECLINED,
    VOIDED
  }
}
