package com.shop.product.reservation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.shop.platform.Ids;
import com.shop.platform.Times;
import com.shop.platform.persistence.Transactions;
import com.shop.platform.warmup.Loopback;
import com.shop.platform.warmup.WarmUpTask;
import com.shop.product.stock.Stock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Reserves products that do not exist, for an order that does not exist, and rolls back. */
@ApplicationScoped
class ReservationWarmUp implements WarmUpTask {
  private static final String REQUEST =
      """
      {"lines": [{"productId": "0198a3f2-7c1e-7d3a-9b52-4f6e8a1c2d3b", "quantity": 1}]}""";

  private final Loopback loopback;
  private final ObjectMapper json;
  private final Validator validator;
  private final Reservations reservations;
  private final ReservationRepository repository;
  private final Stock stock;
  private final Session db;

  ReservationWarmUp(
      Loopback loopback,
      ObjectMapper json,
      Validator validator,
      Reservations reservations,
      ReservationRepository repository,
      Stock stock,
      Session db) {
    this.loopback = loopback;
    this.json = json;
    this.validator = validator;
    this.reservations = reservations;
    this.repository = repository;
    this.stock = stock;
    this.db = db;
  }

  @Override
  public void run() throws Exception {
    UUID order = Ids.next();
    loopback.post("/internal/reservations/" + order + "/confirm", "");
    validator.validate(json.readValue(REQUEST, ReservationRequest.class));
    reservations.confirm(order);
    Transactions.rollBack(() -> reserve(order));
  }

  private void reserve(UUID order) {
    Instant now = Times.now();
    stock.lock(List.of(order));
    Reservation reservation = Reservation.reserved(order, List.of(), now, now);
    repository.insert(reservation);
    try {
      json.writeValueAsString(ReservationView.of(reservation));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
