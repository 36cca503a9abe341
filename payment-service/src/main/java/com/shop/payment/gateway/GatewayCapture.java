package com.shop.payment.gateway;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.UUID;

/** A charge in the gateway's books. Changed with its row locked, so that one call decides it. */
@Entity
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

  @Enumerated(EnumType.STRING)
  private Status status;

  private String declineCode;

  private long refunded;
  private int attempts;

  GatewayCapture() {}

  /**
   * Tries to charge, unless it is decided already.
   *
   * @return what the caller is told; empty when no answer gets through to it
   */
  Optional<CaptureResult> attempt(long wanted, CardBehaviour card) {
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
    if (status != Status.VOIDED && amount != wanted) {
      throw new IllegalArgumentException("Charge " + key + " is of another amount");
    }
    return Optional.of(outcome());
  }

  CaptureResult voidKey() {
    if (status == Status.OPEN) {
      status = Status.VOIDED;
    }
    return outcome();
  }

  void refund(long back) {
    if (status != Status.CAPTURED || refunded + back > amount) {
      throw new IllegalArgumentException("Charge " + key + " has not that much to give back");
    }
    refunded += back;
  }

  private CaptureResult outcome() {
    return new CaptureResult(CaptureResult.Outcome.valueOf(status.name()), declineCode);
  }
}
