package com.shop.payment;

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
 * The one payment of an order. It is a row before the gateway hears of it, and is changed only with
 * that row locked ({@link PaymentRepository}): whoever comes second sees what the first one wrote.
 */
@Entity
@Table(name = "payment")
public class Payment {
  @Id private UUID id;

  private UUID orderId;

  private UUID customerId;

  private String cardToken;

  private long amount;
  private long refunded;

  @Enumerated(EnumType.STRING)
  private PaymentStatus status;

  private String brand;
  private String last4;

  private String declineCode;

  private Instant refundRequestedAt;

  @Embedded private RetrySchedule attempts;

  private Instant createdAt;

  private Instant updatedAt;

  Payment() {}

  private Payment(UUID orderId, PaymentStatus status, long amount) {
    this.id = Ids.next();
    this.orderId = orderId;
    this.amount = amount;
    this.status = status;
    this.attempts = RetrySchedule.first();
    this.createdAt = Times.now();
    this.updatedAt = createdAt;
  }

  /** The intent to charge a card. */
  public static Payment intent(
      UUID orderId, UUID customerId, long amount, String cardToken, String brand, String last4) {
    Payment payment = new Payment(orderId, PaymentStatus.PENDING, amount);
    payment.customerId = customerId;
    payment.cardToken = cardToken;
    payment.brand = brand;
    payment.last4 = last4;
    return payment;
  }

  /** Stands where an order was refunded before it was charged, so that it never will be. */
  public static Payment tombstone(UUID orderId) {
    return new Payment(orderId, PaymentStatus.VOIDED, 0);
  }

  public void captured() {
    become(PaymentStatus.CAPTURED);
  }

  public void declined(String code) {
    become(PaymentStatus.DECLINED);
    declineCode = code;
  }

  public void voided() {
    become(PaymentStatus.VOIDED);
  }

  /** The gateway has given so much back. */
  public void refunded(long back) {
    become(refunded + back < amount ? PaymentStatus.PARTIALLY_REFUNDED : PaymentStatus.REFUNDED);
    refunded += back;
  }

  /** The order wants all of its money back: now, or as soon as it is known to be here. */
  public void requestRefund() {
    if (refundRequestedAt == null && !status.isOver()) {
      refundRequestedAt = Times.now();
      attempts = RetrySchedule.first();
    }
  }

  /** Whether money is here that the order wants back. */
  public boolean owesRefund() {
    return isRefundRequested() && status.holdsMoney();
  }

  public boolean isRefundRequested() {
    return refundRequestedAt != null;
  }

  public boolean isPending() {
    return status == PaymentStatus.PENDING;
  }

  public boolean isTombstone() {
    return customerId == null;
  }

  /** Whether it is what this customer, amount and card would make. */
  public boolean isOf(UUID otherCustomerId, long otherAmount, String otherCardToken) {
    return otherCustomerId.equals(customerId)
        && otherAmount == amount
        && otherCardToken.equals(cardToken);
  }

  /** See {@link RetrySchedule#begin}. */
  public void beginAttempt() {
    attempts.begin();
  }

  private void become(PaymentStatus next) {
    status = status.become(next);
    updatedAt = Times.now();
  }

  public UUID id() {
    return id;
  }

  public UUID orderId() {
    return orderId;
  }

  /** Null on a tombstone. */
  public UUID customerId() {
    return customerId;
  }

  public String cardToken() {
    return cardToken;
  }

  public long amount() {
    return amount;
  }

  public long refunded() {
    return refunded;
  }

  public PaymentStatus status() {
    return status;
  }

  public Instant createdAt() {
    return createdAt;
  }

  String brand() {
    return brand;
  }

  String last4() {
    return last4;
  }

  String declineCode() {
    return declineCode;
  }

  Instant updatedAt() {
    return updatedAt;
  }

  RetrySchedule attempts() {
    return attempts;
  }
}
