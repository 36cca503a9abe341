package com.shop.product.reservation;

import com.shop.platform.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A reservation in the API.
 *
 * @param expiresAt when a RESERVED reservation expires
 * @param lines in the order of their product ids
 */
@Schema(name = "Reservation")
record ReservationView(
    UUID orderId,
    @Schema(enumeration = {"RESERVED", "CONFIRMED", "RELEASED"}) ReservationStatus status,
    Instant expiresAt,
    List<Line> lines,
    Money total) {

  /** A quantity of one product, at its price at the time of the reservation. */
  @Schema(name = "ReservedLine")
  record Line(UUID productId, String sku, String name, int quantity, Money unitPrice) {}

  static ReservationView of(Reservation reservation) {
    return new ReservationView(
        reservation.orderId(),
        reservation.status(),
        reservation.expiresAt(),
        reservation.lines().stream()
            .map(l -> new Line(l.productId(), l.sku(), l.name(), l.quantity(), l.unitPrice()))
            .toList(),
        reservation.total());
  }
}
