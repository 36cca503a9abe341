package com.shop.payment.gateway;

import jakarta.annotation.Nullable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;

/** The gateway's record of a capture or void. Changed only while its row is locked. */
@Entity
@DynamicUpdate
@Table(name = "gateway_charge")
class GatewayCapture {
  private enum Status {
    OPEN,
    CAPTURED,
    DECLINED,
    VOIDED
  }

  @Id
  @Column(name = "charge_key")
  private UUID key;

  private long amount;

  /** Null if the key was voided before it was captured. */
  private String cardToken;

  @Enumerated(EnumType.STRING)
  private Status status;

  private String declineCode;

  private long refunded;
  private int attempts;

  GatewayCapture() {}

  GatewayCapture(UUID key, long amount, @Nullable String cardToken) {
    this.key = key;
    this.amount = amount;
    this.cardToken = cardToken;
    this.status = Status.OPEN;
  }

  /**
   * Attempts the capture unless its outcome is final.
   *
   * @return the response to the caller; empty if it receives none
   */
  Optional<CaptureResult> attempt(long requested, CardBehaviour card) {
    if (status == Status.OPEN) {
      attempts++;
      if (card.fails(attempts)) {
        return Optional.empty();
      }
      declineCode = card.declineCode().orElse(null);
      status = declineCode == null ? Status.CAPTURED : Status.DECLINED;
      if (card == CardBehaviour.LOSES_FIRST_ANSWER) {
        return Optional.empty();
      }
    }
    if (status != Status.VOIDED && amount != requested) {
      throw new IllegalArgumentException("Capture " + key + " has another amount");
    }
    return Optional.of(outcome());
  }

  CaptureResult voidKey() {
    if (status == Status.OPEN) {
      status = Status.VOIDED;
    }
    return outcome();
  }

  void refund(long refund) {
    if (status != Status.CAPTURED || refunded + refund > amount) {
      throw new IllegalArgumentException("Refund exceeds the remaining amount of capture " + key);
    }
    refunded += refund;
  }

  private CaptureResult outcome() {
    return new CaptureResult(CaptureResult.Outcome.valueOf(status.name()), declineCode);
  }
}
