package com.shop.payment.gateway;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** The gateway's record of a refund. */
@Entity
@Table(name = "gateway_refund")
class GatewayRefund {
  @Id
  @Column(name = "refund_key")
  private UUID key;

  @Column(name = "charge_key")
  private UUID captureKey;

  private long amount;

  GatewayRefund() {}

  GatewayRefund(UUID key, UUID captureKey, long amount) {
    this.key = key;
    this.captureKey = captureKey;
    this.amount = amount;
  }

  boolean isFor(UUID otherCaptureKey, long otherAmount) {
    return captureKey.equals(otherCaptureKey) && amount == otherAmount;
  }
}
