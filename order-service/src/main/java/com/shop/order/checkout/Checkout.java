package com.shop.order.checkout;

import com.shop.order.Order;
import com.shop.order.OrderRepository;
import com.shop.order.OrderStatus;
import com.shop.order.PaymentSummary;
import com.shop.order.Rejection;
import com.shop.order.ReservedLine;
import com.shop.order.Step;
import com.shop.order.cart.CartRepository;
import com.shop.order.client.RemoteRejectionException;
import com.shop.order.client.StepFailedException;
import com.shop.order.client.payment.CaptureRequest;
import com.shop.order.client.payment.Payment;
import com.shop.order.client.payment.PaymentClient;
import com.shop.order.client.product.Reservation;
import com.shop.order.client.product.ReservationClient;
import com.shop.order.client.product.ReservationRequest;
import com.shop.platform.Money;
import com.shop.platform.Times;
import com.shop.platform.idempotency.Idempotency;
import com.shop.platform.idempotency.StoredResponse;
import com.shop.platform.persistence.Transactions;
import jakarta.annotation.Nullable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The checkout: drives an order step by step until it is at rest.
 *
 * <p>Every step makes remote calls that are idempotent by order id, and then records the outcome in
 * one transaction on the order row. A step may therefore be repeated any number of times, also by
 * two drivers at once: a slow request thread, and the recovery on another replica after the
 * thread's lease has ended. No transaction is open during a remote call.
 *
 * <p>The resting status is written last, when money and stock are where it says they are.
 */
@ApplicationScoped
class Checkout {
  private static final Consumer<Order> NOTHING = order -> {};

  private final OrderRepository orders;
  private final ReservationClient reservations;
  private final PaymentClient payments;
  private final Idempotency idempotency;
  private final OrderResponses responses;
  private final CartRepository cart;
  private final CheckoutMetrics metrics;

  Checkout(
      OrderRepository orders,
      ReservationClient reservations,
      PaymentClient payments,
      Idempotency idempotency,
      OrderResponses responses,
      CartRepository cart,
      CheckoutMetrics metrics) {
    this.orders = orders;
    this.reservations = reservations;
    this.payments = payments;
    this.idempotency = idempotency;
    this.responses = responses;
    this.cart = cart;
    this.metrics = metrics;
  }

  /**
   * An order as a driver left it.
   *
   * @param response the response to the request that placed it, if this driver has stored it; else
   *     null
   */
  record Driven(Order order, @Nullable StoredResponse response) {
    Driven(Order order) {
      this(order, null);
    }
  }

  /** As {@link #drive(Order, Deadline)}, after reading the order. */
  Driven drive(UUID id, Deadline deadline) {
    return drive(Transactions.call(() -> orders.findById(id)), deadline);
  }

  /**
   * Drives an order until it is at rest, or until the next step might miss the deadline.
   *
   * @param order as this thread has just read or written it; stale ones are noticed
   * @throws StepFailedException if a step failed for a technical reason; the order is to be driven
   *     again
   */
  Driven drive(Order order, Deadline deadline) {
    Driven driven = new Driven(order);
    while (driven.order().next() != Step.NONE
        && deadline.allows(driven.order().next().maxDuration())) {
      Order current = driven.order();
      driven = metrics.time(current.next(), () -> step(current, deadline));
    }
    return driven;
  }

  private Driven step(Order order, Deadline deadline) {
    return switch (order.next()) {
      case RESERVE -> reserve(order);
      case CAPTURE -> capture(order, deadline);
      case CONFIRM -> confirm(order, NOTHING);
      case COMPENSATE -> compensate(order);
      case NONE -> new Driven(order);
    };
  }

  private Driven reserve(Order order) {
    ReservationRequest request =
        new ReservationRequest(
            order.lines().stream()
                .map(line -> new ReservationRequest.Line(line.productId(), line.quantity()))
                .toList());
    try {
      Reservation reservation = reservations.reserve(order.id(), request);
      return record(order, o -> o.reserved(lines(reservation), reservation.total()));
    } catch (RemoteRejectionException e) {
      return switch (e.code()) {
        case "insufficient_stock", "unknown_product" -> record(order, o -> o.reject(rejection(e)));
        // It expired before the recovery came, or another driver is already compensating.
        case "reservation_released" -> record(order, o -> o.reject(Rejection.reservationExpired()));
        default -> throw new StepFailedException("product-service rejected the order: " + e.code());
      };
    }
  }

  /**
   * Captures the payment and goes on to confirm the order, which records both in one transaction: a
   * driver that crashes in between leaves the order at this step, and it is simply requested again.
   */
  private Driven capture(Order order, Deadline deadline) {
    CaptureRequest request =
        new CaptureRequest(order.customerId(), Money.of(order.total()), order.cardToken());
    try {
      Payment payment = payments.capture(order.id(), request);
      return switch (payment.status()) {
        case DECLINED ->
            record(order, o -> o.reject(Rejection.paymentDeclined(payment.declineCode())));
        // By the compensation of another driver, whose reason is on the row by now.
        case VOIDED -> afterVoid(order);
        default -> captured(order, payment, deadline);
      };
    } catch (RemoteRejectionException e) {
      if (e.code().equals("unknown_card")) {
        return record(order, o -> o.reject(rejection(e)));
      }
      throw new StepFailedException("payment-service rejected the order: " + e.code());
    }
  }

  private Driven captured(Order order, Payment payment, Deadline deadline) {
    Instant at = Times.now();
    Consumer<Order> captured = o -> o.captured(summary(payment), payment.refunded(), at);
    if (!deadline.allows(Step.CONFIRM.maxDuration())) {
      return record(order, captured);
    }
    try {
      return confirm(order, captured);
    } catch (StepFailedException e) {
      try {
        record(order, captured);
      } catch (RuntimeException unrecorded) {
        e.addSuppressed(unrecorded);
      }
      throw e;
    }
  }

  /**
   * @param known what is to be recorded with the outcome
   */
  private Driven confirm(Order order, Consumer<Order> known) {
    try {
      reservations.confirm(order.id());
    } catch (RemoteRejectionException e) {
      return record(order, known.andThen(o -> o.reject(Rejection.reservationExpired())));
    }
    return record(order, known.andThen(Order::confirm));
  }

  /**
   * Refunds the money and releases the stock. Both are requested even if that step never ran: the
   * request leaves a tombstone, so that a driver that comes late with the step can no longer do it.
   */
  private Driven compensate(Order order) {
    Payment payment = payments.refund(order.id());
    reservations.release(order.id());
    PaymentSummary summary = payment.brand() == null ? null : summary(payment);
    return record(order, o -> o.compensated(summary, payment.refunded()));
  }

  /**
   * Applies a step's outcome to the row as it now is, in one transaction. If that brings the order
   * to rest, the same transaction stores the response for the request that placed it, takes what
   * was bought out of the cart, and lets the cart be ordered again.
   */
  private Driven record(Order stale, Consumer<Order> outcome) {
    Driven driven =
        Transactions.call(
            () -> {
              Order order = orders.change(stale.id(), outcome).orElseThrow();
              return new Driven(order, order.next() == Step.NONE ? respond(order) : null);
            });
    if (driven.response() != null) {
      metrics.ended(driven.order());
    }
    return driven;
  }

  /** Returns null if the response has been stored before, as the order has been at rest before. */
  private StoredResponse respond(Order order) {
    StoredResponse response = responses.outcome(order);
    if (!idempotency.store(order.id(), response)) {
      return null;
    }
    releaseCart(order);
    return response;
  }

  private void releaseCart(Order order) {
    if (!order.isFromCart()) {
      return;
    }
    cart.endCheckout(order.customerId(), order.id());
    if (order.status() == OrderStatus.CONFIRMED) {
      cart.takeOut(order.customerId(), order.id());
    }
  }

  private Driven afterVoid(Order order) {
    Order current = Transactions.call(() -> orders.findById(order.id()));
    if (current.next() == Step.CAPTURE) {
      throw new StepFailedException("the payment is voided, but the order is not being cancelled");
    }
    return new Driven(current);
  }

  private static PaymentSummary summary(Payment payment) {
    return new PaymentSummary(
        payment.id(), payment.status().name(), payment.brand(), payment.last4());
  }

  private static List<ReservedLine> lines(Reservation reservation) {
    return reservation.lines().stream()
        .map(line -> new ReservedLine(line.productId(), line.sku(), line.name(), line.unitPrice()))
        .toList();
  }

  /** Passes on why another service rejected a step. */
  private static Rejection rejection(RemoteRejectionException e) {
    return new Rejection(e.code(), e.detail(), e.members("shortages", "productIds"));
  }
}
