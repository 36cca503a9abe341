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
 * Money to be given back, and then given back. Its row is there before the gateway hears of it, and
 * its id is the gateway's key. Completed only with the payment's row locked.
 */
@Entity
@Table(name = "refund")
class Refund {
  enum Origin {
    /** The order was cancelled or rejected, and gets everything back. */
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

  @Embedded private RetrySchedule attempts;

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
    this.attempts = RetrySchedule.first();
    this.createdAt = Times.now();
    this.updatedAt = createdAt;
  }

  void done() {
    status = Status.DONE;
    updatedAt = Times.now();
  }

  /** See {@link RetrySchedule#begin}. */
  void beginAttempt() {
    attempts.begin();
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
