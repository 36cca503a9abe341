package com.shop.product.reservation;

import com.shop.platform.Times;
import com.shop.platform.persistence.Transactions;
import com.shop.product.catalogue.Product;
import com.shop.product.stock.Stock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
    return Transactions.call(
        () -> {
          Instant now = Times.now();
          Reservation reservation = reservations.openAndLock(orderId, now);
          releaseIfExpired(reservation, now);
          return switch (reservation.status()) {
            case NEW -> decide(reservation, quantities, now);
            case RESERVED, CONFIRMED -> repeat(reservation, quantities);
            case REFUSED -> new ReservationResult.Rejected(reservation.rejection());
            case RELEASED -> new ReservationResult.Released();
          };
        });
  }

  /** Marks the reserved stock as sold, so that the reservation no longer expires. */
  ReservationResult confirm(UUID orderId) {
    return Transactions.call(
        () -> {
          Instant now = Times.now();
          return reservations
              .lock(orderId)
              .map(r -> confirm(r, now))
              .orElse(new ReservationResult.Released());
        });
  }

  /**
   * Returns reserved or sold stock. If nothing was reserved, leaves a tombstone, so that a delayed
   * request to reserve is rejected.
   */
  void release(UUID orderId) {
    Transactions.run(
        () -> {
          Instant now = Times.now();
          Reservation reservation = reservations.openAndLock(orderId, now);
          if (reservation.status() != ReservationStatus.RELEASED) {
            release(reservation, now);
          }
        });
  }

  /** Releases an expired reservation, unless another transaction holds it. */
  void expire(UUID orderId) {
    Transactions.run(
        () -> {
          Instant now = Times.now();
          reservations.claimExpired(orderId, now).ifPresent(r -> release(r, now));
        });
  }

  private ReservationResult decide(
      Reservation reservation, SortedMap<UUID, Integer> quantities, Instant now) {
    Map<UUID, Product> products = stock.lock(quantities.keySet());
    ReservationRejection rejection = ReservationRejection.of(quantities, products);
    if (rejection != null) {
      reservation.reject(rejection, now);
      return new ReservationResult.Rejected(rejection);
    }
    quantities.forEach(stock::take);
    List<ReservationLine> lines =
        quantities.entrySet().stream()
            .map(line -> new ReservationLine(products.get(line.getKey()), line.getValue()))
            .toList();
    reservation.reserve(lines, now.plus(config.expiresAfter()), now);
    return ReservationResult.granted(reservation);
  }

  private static ReservationResult repeat(Reservation reservation, Map<UUID, Integer> quantities) {
    return reservation.isFor(quantities)
        ? ReservationResult.granted(reservation)
        : new ReservationResult.Mismatched();
  }

  private ReservationResult confirm(Reservation reservation, Instant now) {
    releaseIfExpired(reservation, now);
    if (!reservation.status().holdsStock()) {
      return new ReservationResult.Released();
    }
    if (reservation.status() == ReservationStatus.RESERVED) {
      reservation.confirm(now);
    }
    return ReservationResult.granted(reservation);
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
