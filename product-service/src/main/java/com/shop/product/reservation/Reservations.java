package com.shop.product.reservation;

import com.shop.platform.Times;
import com.shop.platform.persistence.Transactions;
import com.shop.product.catalogue.Product;
import com.shop.product.stock.Stock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;

/**
 * Reserves stock for orders, and confirms or releases it. Each call is one transaction and may be
 * repeated at any time on any replica.
 */
@ApplicationScoped
class Reservations {
  private final ReservationRepository reservations;
  private final Stock stock;
  private final ReservationConfig config;

  Reservations(ReservationRepository reservations, Stock stock, ReservationConfig config) {
    this.reservations = reservations;
    this.stock = stock;
    this.config = config;
  }

  /**
   * Reserves all lines or none. The first call decides; repeated calls return its decision until
   * the reservation is released.
   */
  ReservationResult reserve(UUID orderId, SortedMap<UUID, Integer> quantities) {
    return Transactions.insertOr(
        () -> decide(orderId, quantities), () -> repeat(orderId, quantities));
  }

  /**
   * Marks the reserved stock as sold, so that the reservation no longer expires.
   *
   * @return false if the reservation has expired or was released, or if there never was one
   */
  boolean confirm(UUID orderId) {
    return Transactions.call(
        () -> {
          Instant now = Times.now();
          return reservations.confirmReserved(orderId, now)
              || reservations.lock(orderId).map(r -> confirm(r, now)).orElse(false);
        });
  }

  /**
   * Returns reserved or sold stock. If nothing was reserved, leaves a tombstone, so that a delayed
   * request to reserve is rejected.
   */
  void release(UUID orderId) {
    Transactions.insertOr(
        () -> {
          reservations.insert(Reservation.tombstone(orderId, Times.now()));
          return null;
        },
        () -> {
          Reservation reservation = reservations.lock(orderId).orElseThrow();
          if (reservation.status() != ReservationStatus.RELEASED) {
            release(reservation, Times.now());
          }
          return null;
        });
  }

  /**
   * Releases an expired reservation, unless another transaction holds it.
   *
   * @return whether this call released it
   */
  boolean expire(UUID orderId) {
    return Transactions.call(
        () -> {
          Instant now = Times.now();
          Optional<Reservation> expired = reservations.claimExpired(orderId, now);
          expired.ifPresent(r -> release(r, now));
          return expired.isPresent();
        });
  }

  private ReservationResult decide(UUID orderId, SortedMap<UUID, Integer> quantities) {
    Instant now = Times.now();
    Map<UUID, Product> products = stock.lock(quantities.keySet());
    ReservationRejection rejection = ReservationRejection.of(quantities, products);
    if (rejection != null) {
      reservations.insert(Reservation.rejected(orderId, rejection, now));
      return new ReservationResult.Rejected(rejection);
    }
    quantities.forEach(stock::take);
    List<ReservationLine> lines =
        quantities.entrySet().stream()
            .map(line -> new ReservationLine(products.get(line.getKey()), line.getValue()))
            .toList();
    Reservation reservation =
        Reservation.reserved(orderId, lines, now.plus(config.expiresAfter()), now);
    reservations.insert(reservation);
    return ReservationResult.granted(reservation);
  }

  private ReservationResult repeat(UUID orderId, SortedMap<UUID, Integer> quantities) {
    Reservation reservation = reservations.lock(orderId).orElseThrow();
    releaseIfExpired(reservation, Times.now());
    return switch (reservation.status()) {
      case RESERVED, CONFIRMED ->
          reservation.isFor(quantities)
              ? ReservationResult.granted(reservation)
              : new ReservationResult.Mismatched();
      case REFUSED -> new ReservationResult.Rejected(reservation.rejection());
      case RELEASED -> new ReservationResult.Released();
    };
  }

  private boolean confirm(Reservation reservation, Instant now) {
    releaseIfExpired(reservation, now);
    if (reservation.status() == ReservationStatus.RESERVED) {
      reservation.confirm(now);
    }
    return reservation.status() == ReservationStatus.CONFIRMED;
  }

  private void releaseIfExpired(Reservation reservation, Instant now) {
    if (reservation.hasExpired(now)) {
      release(reservation, now);
    }
  }

  private void release(Reservation reservation, Instant now) {
    if (reservation.status().holdsStock()) {
      reservation.lines().forEach(line -> stock.restock(line.productId(), line.quantity()));
    }
    reservation.release(now);
  }
}
