package com.shop.product.reservation;

import com.shop.platform.Times;
import com.shop.platform.persistence.Transactions;
import com.shop.platform.problem.Problem;
import com.shop.product.catalogue.Product;
import com.shop.product.stock.Stock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;

/**
 * Stock for orders: reserved, confirmed when paid, released when not. Each call is one transaction
 * and may be repeated at any time, on any replica, for the same order.
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
   * Reserves all lines or none. The first call decides, and its decision is kept.
   *
   * @throws Problem 409 {@code insufficient_stock}, 422 {@code unknown_product}, each time again
   *     for a refused order; 422 {@code reservation_mismatch} when other lines are reserved; 409
   *     {@code reservation_released}
   */
  ReservationView reserve(UUID orderId, SortedMap<UUID, Integer> quantities) {
    return Transactions.call(
            () -> {
              Instant now = Times.now();
              Reservation reservation = reservations.openAndLock(orderId, now);
              releaseIfRunOut(reservation, now);
              return switch (reservation.status()) {
                case NEW -> decide(reservation, quantities, now);
                case RESERVED, CONFIRMED -> repeat(reservation, quantities);
                case REFUSED -> ReservationResult.refused(reservation.refusal().problem());
                case RELEASED -> ReservationResult.released();
              };
            })
        .orThrow();
  }

  /**
   * Makes the reserved stock sold.
   *
   * @throws Problem 409 {@code reservation_released} when nothing is reserved (any more)
   */
  ReservationView confirm(UUID orderId) {
    return Transactions.call(
            () -> {
              Instant now = Times.now();
              return reservations
                  .lock(orderId)
                  .map(r -> confirm(r, now))
                  .orElse(ReservationResult.released());
            })
        .orThrow();
  }

  /**
   * Gives the stock back, reserved or sold. Where nothing was reserved a tombstone makes sure that
   * nothing ever will be, in case that request is still on its way.
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

  /** Releases a reservation that has run out, unless somebody is just acting on it. */
  void expire(UUID orderId) {
    Transactions.run(
        () -> {
          Instant now = Times.now();
          reservations.claimRunOut(orderId, now).ifPresent(r -> release(r, now));
        });
  }

  private ReservationResult decide(
      Reservation reservation, SortedMap<UUID, Integer> quantities, Instant now) {
    Map<UUID, Product> products = stock.lock(quantities.keySet());
    ReservationRejection refusal = ReservationRejection.of(quantities, products);
    if (refusal != null) {
      reservation.refuse(refusal, now);
      return ReservationResult.refused(refusal.problem());
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
        : ReservationResult.refused(
            new Problem(422, "reservation_mismatch", "Other lines are reserved for this order."));
  }

  private ReservationResult confirm(Reservation reservation, Instant now) {
    releaseIfRunOut(reservation, now);
    if (!reservation.status().holdsStock()) {
      return ReservationResult.released();
    }
    if (reservation.status() == ReservationStatus.RESERVED) {
      reservation.confirm(now);
    }
    return ReservationResult.granted(reservation);
  }

  private void releaseIfRunOut(Reservation reservation, Instant now) {
    if (reservation.hasRunOut(now)) {
      release(reservation, now);
    }
  }

  private void release(Reservation reservation, Instant now) {
    if (reservation.status().holdsStock()) {
      reservation.lines().forEach(line -> stock.giveBack(line.productId(), line.quantity()));
    }
    reservation.release(now);
  }
}
