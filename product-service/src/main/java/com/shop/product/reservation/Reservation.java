package com.shop.product.reservation;

import static com.shop.product.reservation.ReservationStatus.CONFIRMED;
import static com.shop.product.reservation.ReservationStatus.REFUSED;
import static com.shop.product.reservation.ReservationStatus.RELEASED;
import static com.shop.product.reservation.ReservationStatus.RESERVED;

import com.shop.platform.Money;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderBy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.DynamicUpdate;

/**
 * The reservation of an order, or its rejection. The first decision is final: prices do not change,
 * a rejection is never withdrawn, and a released reservation stays released.
 */
@Entity
@DynamicUpdate
class Reservation {
  @Id private UUID orderId;

  @Enumerated(EnumType.STRING)
  private ReservationStatus status;

  private Instant expiresAt;

  @Column(name = "refusal")
  @Convert(converter = ReservationRejectionJson.class)
  private ReservationRejection rejection;

  private Instant createdAt;
  private Instant updatedAt;

  @ElementCollection
  @CollectionTable(name = "reservation_line", joinColumns = @JoinColumn(name = "order_id"))
  @OrderBy("productId")
  private List<ReservationLine> lines = new ArrayList<>();

  protected Reservation() {}

  private Reservation(UUID orderId, ReservationStatus status, Instant now) {
    this.orderId = orderId;
    this.status = status;
    this.createdAt = now;
    this.updatedAt = now;
  }

  /** A new reservation whose stock has been taken. */
  static Reservation reserved(
      UUID orderId, List<ReservationLine> taken, Instant until, Instant now) {
    Reservation reservation = new Reservation(orderId, RESERVED, now);
    reservation.lines.addAll(taken);
    reservation.expiresAt = until;
    return reservation;
  }

  /** A new reservation of an order that cannot be fulfilled. */
  static Reservation rejected(UUID orderId, ReservationRejection reason, Instant now) {
    Reservation reservation = new Reservation(orderId, REFUSED, now);
    reservation.rejection = reason;
    return reservation;
  }

  /** Marks an order for which nothing was reserved, so that nothing ever is. */
  static Reservation tombstone(UUID orderId, Instant now) {
    return new Reservation(orderId, RELEASED, now);
  }

  void confirm(Instant now) {
    become(CONFIRMED, now);
  }

  void release(Instant now) {
    become(RELEASED, now);
  }

  /** Whether it was neither confirmed nor released in time. It must then be treated as released. */
  boolean hasExpired(Instant now) {
    return status == RESERVED && !now.isBefore(expiresAt);
  }

  /** Whether these are its lines, in any order. */
  boolean isFor(Map<UUID, Integer> quantities) {
    return lines.stream()
        .collect(Collectors.toMap(ReservationLine::productId, ReservationLine::quantity))
        .equals(quantities);
  }

  UUID orderId() {
    return orderId;
  }

  ReservationStatus status() {
    return status;
  }

  Instant expiresAt() {
    return expiresAt;
  }

  /** Why it was rejected; null unless the status is REFUSED. */
  ReservationRejection rejection() {
    return rejection;
  }

  /** The lines, in the order of their product ids. */
  List<ReservationLine> lines() {
    return lines;
  }

  Money total() {
    return lines.stream().map(ReservationLine::total).reduce(Money.of(0), Money::plus);
  }

  private void become(ReservationStatus next, Instant now) {
    if (!status.mayBecome(next)) {
      throw new IllegalStateException(
          "Reservation of order " + orderId + " is " + status + " and cannot become " + next);
    }
    status = next;
    updatedAt = now;
  }
}
