package com.shop.product.reservation;

import static com.shop.product.reservation.ReservationStatus.CONFIRMED;
import static com.shop.product.reservation.ReservationStatus.REFUSED;
import static com.shop.product.reservation.ReservationStatus.RELEASED;
import static com.shop.product.reservation.ReservationStatus.RESERVED;

import com.shop.platform.Money;
import jakarta.persistence.CollectionTable;
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

/**
 * What an order was promised or refused. The first decision stands: prices do not move, a refusal
 * is not taken back, and what has been released stays so.
 */
@Entity
class Reservation {
  @Id private UUID orderId;

  @Enumerated(EnumType.STRING)
  private ReservationStatus status;

  private Instant expiresAt;

  @Convert(converter = ReservationRejectionJson.class)
  private ReservationRejection refusal;

  private Instant updatedAt;

  @ElementCollection
  @CollectionTable(name = "reservation_line", joinColumns = @JoinColumn(name = "order_id"))
  @OrderBy("productId")
  private List<ReservationLine> lines = new ArrayList<>();

  protected Reservation() {}

  void reserve(List<ReservationLine> taken, Instant until, Instant now) {
    become(RESERVED, now);
    lines.addAll(taken);
    expiresAt = until;
  }

  void refuse(ReservationRejection why, Instant now) {
    become(REFUSED, now);
    refusal = why;
  }

  void confirm(Instant now) {
    become(CONFIRMED, now);
  }

  void release(Instant now) {
    become(RELEASED, now);
  }

  /** Whether it was reserved for too long; it counts as released, even before it is. */
  boolean hasRunOut(Instant now) {
    return status == RESERVED && !now.isBefore(expiresAt);
  }

  /** Whether these are its lines, in whatever order. */
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

  /** Why it was refused; null unless it was. */
  ReservationRejection refusal() {
    return refusal;
  }

  /** By product id. */
  List<ReservationLine> lines() {
    return lines;
  }

  Money total() {
    return lines.stream().map(ReservationLine::total).reduce(Money.of(0), Money::plus);
  }

  private void become(ReservationStatus next, Instant now) {
    if (!status.mayBecome(next)) {
      throw new IllegalStateException(
          "The reservation of order " + orderId + " is " + status + ", not to be " + next);
    }
    status = next;
    updatedAt = now;
  }
}
