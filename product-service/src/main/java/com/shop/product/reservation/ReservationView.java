package com.shop.product.reservation;

import com.shop.platform.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A reservation as order-service sees it.
 *
 * @param expiresAt when RESERVED runs out
 * @param lines by product id
 */
@Schema(name = "Reservation")
record ReservationView(
    UUID orderId,
    @Schema(enumeration = {"RESERVED", "CONFIRMED", "RELEASED"}) ReservationStatus status,
    Instant expiresAt,
    List<Line> lines,
    Money total) {

  /** So many pieces of a product, at the price of the moment when they were reserved. */
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
