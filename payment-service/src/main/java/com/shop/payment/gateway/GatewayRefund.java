package com.shop.payment.gateway;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A refund in the gateway's books. */
@Entity
@Table(name = "gateway_refund")
class GatewayRefund {
  @Id
  @Column(name = "refund_key")
  private UUID key;

  private UUID chargeKey;

  private long amount;

  GatewayRefund() {}

  GatewayRefund(UUID key, UUID chargeKey, long amount) {
    this.key = key;
    this.chargeKey = chargeKey;
    this.amount = amount;
  }

  boolean isOf(UUID otherChargeKey, long otherAmount) {
    return chargeKey.equals(otherChargeKey) && amount == otherAmount;
  }
}
