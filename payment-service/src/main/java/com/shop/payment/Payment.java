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
import org.hibernate.annotations.DynamicUpdate;

/**
 * The payment of an order; each order has at most one. Its row is committed before the gateway is
 * called and is changed only while locked ({@link PaymentRepository}), so that concurrent changes
 * see each other.
 */
@Entity
@DynamicUpdate
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

  @Embedded private RetrySchedule retries;

  private Instant createdAt;

  private Instant updatedAt;

  Payment() {}

  private Payment(UUID orderId, PaymentStatus status, long amount) {
    this.id = Ids.next();
    this.orderId = orderId;
    this.amount = amount;
    this.status = status;
    this.retries = RetrySchedule.first();
    this.createdAt = Times.now();
    this.updatedAt = createdAt;
  }

  /** The intent to capture an amount from a card. */
  public static Payment intent(
      UUID orderId, UUID customerId, long amount, String cardToken, String brand, String last4) {
    Payment payment = new Payment(orderId, PaymentStatus.PENDING, amount);
    payment.customerId = customerId;
    payment.cardToken = cardToken;
    payment.brand = brand;
    payment.last4 = last4;
    return payment;
  }

  /** Marks an order that was refunded before it was captured, so that it never is captured. */
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

  /** Records that the gateway has refunded this amount. */
  public void refunded(long refund) {
    become(refunded + refund < amount ? PaymentStatus.PARTIALLY_REFUNDED : PaymentStatus.REFUNDED);
    refunded += refund;
  }

  /** Requests a full refund: now, or as soon as a pending capture succeeds. */
  public void requestRefund() {
    if (refundRequestedAt == null && !status.isFinal()) {
      refundRequestedAt = Times.now();
      retries = RetrySchedule.first();
    }
  }

  /** Whether captured money has to be refunded to the order. */
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

  /** Whether it is for this customer, amount and card. */
  public boolean isFor(UUID otherCustomerId, long otherAmount, String otherCardToken) {
    return otherCustomerId.equals(customerId)
        && otherAmount == amount
        && otherCardToken.equals(cardToken);
  }

  /** See {@link RetrySchedule#begin}. */
  public void beginAttempt() {
    retries.begin();
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

  RetrySchedule retries() {
    return retries;
  }
}
