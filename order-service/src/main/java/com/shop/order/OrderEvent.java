package com.shop.order;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Something that happened to an order; committed in one transaction with the change it records. */
@Entity
@Table(name = "order_event")
class OrderEvent {
  enum Type {
    PLACED,
    STOCK_RESERVED,
    PAYMENT_CAPTURED,
    CONFIRMED,
    SHIPPED,
    DELIVERED,
    REJECTION_RECORDED,
    REJECTED,
    CANCEL_REQUESTED,
    CANCELLED
  }

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long seq;

  private UUID orderId;

  @Enumerated(EnumType.STRING)
  private Type type;

  private Instant at;
  private String detail;

  OrderEvent() {}

  OrderEvent(UUID orderId, Type type, Instant at, String detail) {
    this.orderId = orderId;
    this.type = type;
    this.at = at;
    this.detail = detail;
  }

  UUID orderId() {
    return orderId;
  }

  Type type() {
    return type;
  }

  Instant at() {
    return at;
  }

  String detail() {
    return detail;
  }
}
