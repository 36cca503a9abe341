package com.shop.payment.refund;

import com.shop.payment.RetrySchedule;
import com.shop.platform.Ids;
import com.shop.platform.Times;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * A refund. Its row is committed before the gateway is called, and its id is the idempotency key at
 * the gateway. It is completed only while the payment's row is locked.
 */
@Entity
@Table(name = "refund")
class Refund {
  enum Origin {
    /** The full refund of a cancelled or rejected order. */
    ORDER,
    ADMIN
  }

  enum Status {
    PENDING,
    DONE
  }

  @Id private UUID id;

  private UUID paymentId;

  private long amount;
  private String reason;

  @Enumerated(EnumType.STRING)
  private Origin origin;

  @Enumerated(EnumType.STRING)
  private Status status;

  @Embedded private RetrySchedule retries;

  private Instant createdAt;

  private Instant updatedAt;

  Refund() {}

  Refund(UUID paymentId, long amount, String reason, Origin origin) {
    this(Ids.next(), paymentId, amount, reason, origin);
  }

  Refund(UUID id, UUID paymentId, long amount, String reason, Origin origin) {
    this.id = id;
    this.paymentId = paymentId;
    this.amount = amount;
    this.reason = reason;
    this.origin = origin;
    this.status = Status.PENDING;
    this.retries = RetrySchedule.first();
    this.createdAt = Times.now();
    this.updatedAt = createdAt;
  }

  void done() {
    status = Status.DONE;
    updatedAt = Times.now();
  }

  /** See {@link RetrySchedule#begin}. */
  void beginAttempt() {
    retries.begin();
  }

  boolean isPending() {
    return status == Status.PENDING;
  }

  UUID id() {
    return id;
  }

  UUID paymentId() {
    return paymentId;
  }

  long amount() {
    return amount;
  }

  String reason() {
    return reason;
  }

  Origin origin() {
    return origin;
  }

  Instant createdAt() {
    return createdAt;
  }
}
