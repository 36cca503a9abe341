package com.shop.order.checkout;

import com.shop.order.Order;
import com.shop.order.OrderRepository;
import com.shop.order.OrderStatus;
import com.shop.order.PaymentSummary;
import com.shop.order.Rejection;
import com.shop.order.ReservedLine;
import com.shop.order.Step;
import com.shop.order.cart.CartLines;
import com.shop.order.client.RemoteRejectionException;
import com.shop.order.client.StepFailedException;
import com.shop.order.client.payment.CaptureRequest;
import com.shop.order.client.payment.Payment;
import com.shop.order.client.payment.PaymentClient;
import com.shop.order.client.product.Reservation;
import com.shop.order.client.product.ReservationClient;
import com.shop.order.client.product.ReservationRequest;
import com.shop.platform.Money;
import com.shop.platform.idempotency.Idempotency;
import com.shop.platform.persistence.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The checkout: takes an order step by step until it rests.
 *
 * <p>Every step asks another service for something idempotent by order id and then records the
 * answer in one transaction on the order row. So a step may be done again by anybody, any number of
 * times, also by two drivers at once: a request thread that is slow, and the continuation on
 * another replica that thought it dead. No transaction is open while another service is asked.
 *
 * <p>The resting status is written last of all: before it, money and stock are where they belong.
 */
@ApplicationScoped
class Checkout {
  private final OrderRepository orders;
  private final ReservationClient reservations;
  private final PaymentClient payments;
  private final Idempotency idempotency;
  private final OrderResponses answers;
  private final CartLines cart;

  Checkout(
      OrderRepository orders,
      ReservationClient reservations,
      PaymentClient payments,
      Idempotency idempotency,
      OrderResponses answers,
      CartLines cart) {
    this.orders = orders;
    this.reservations = reservations;
    this.payments = payments;
    this.idempotency = idempotency;
    this.answers = answers;
    this.cart = cart;
  }

  /**
   * Drives an order on until it rests or time is up.
   *
   * @return the order as it then is
   * @throws StepFailedException when a step failed technically; it is to be driven again
   */
  Order drive(UUID id, Deadline deadline) {
    Order order = Transactions.call(() -> orders.findById(id));
    while (order.next() != Step.NONE && deadline.leaves(order.next().takes())) {
      order = step(order);
    }
    return order;
  }

  private Order step(Order order) {
    return switch (order.next()) {
      case RESERVE -> reserve(order);
      case PAY -> pay(order);
      case CONFIRM -> confirm(order);
      case COMPENSATE -> compensate(order);
      case NONE -> order;
    };
  }

  private Order reserve(Order order) {
    ReservationRequest wish =
        new ReservationRequest(
            order.lines().stream()
                .map(l -> new ReservationRequest.Line(l.productId(), l.quantity()))
                .toList());
    try {
      Reservation reservation = reservations.reserve(order.id(), wish);
      return record(order, o -> o.reserved(lines(reservation), reservation.total()));
    } catch (RemoteRejectionException refusal) {
      return switch (refusal.code()) {
        case "insufficient_stock", "unknown_product" ->
            record(order, o -> o.reject(rejection(refusal)));
        // Ran out before this continuation came, or another driver is compensating already.
        case "reservation_released" -> record(order, o -> o.reject(Rejection.reservationExpired()));
        default -> throw new StepFailedException("product-service refuses: " + refusal.code());
      };
    }
  }

  private Order pay(Order order) {
    CaptureRequest charge =
        new CaptureRequest(order.customerId(), Money.of(order.total()), order.cardToken());
    try {
      Payment payment = payments.charge(order.id(), charge);
      return switch (payment.status()) {
        case DECLINED -> record(order, o -> o.reject(Rejection.declined(payment.declineCode())));
        // Voided by another driver's compensation, whose reason is on the row by now.
        case VOIDED -> afterVoid(order);
        default -> record(order, o -> o.paid(summary(payment)));
      };
    } catch (RemoteRejectionException refusal) {
      if (refusal.code().equals("unknown_card")) {
        return record(order, o -> o.reject(rejection(refusal)));
      }
      throw new StepFailedException("payment-service refuses: " + refusal.code());
    }
  }

  private Order confirm(Order order) {
    try {
      reservations.confirm(order.id());
      return record(order, Order::confirm);
    } catch (RemoteRejectionException refusal) {
      return record(order, o -> o.reject(Rejection.reservationExpired()));
    }
  }

  /**
   * Gives money and stock back. Both are asked for even where the step never ran: the answer leaves
   * a tombstone, so that a driver which is late with that step cannot do it any more.
   */
  private Order compensate(Order order) {
    Payment payment = payments.refund(order.id());
    reservations.release(order.id());
    return record(order, o -> o.compensated(payment.brand() == null ? null : summary(payment)));
  }

  /**
   * Applies a step's outcome to the row as it now is, in one transaction; where that brings the
   * order to rest, the answer to the request that placed it is kept in the same transaction, and
   * what it bought leaves the cart.
   */
  private Order record(Order stale, Consumer<Order> outcome) {
    return Transactions.call(
        () -> {
          Order order = orders.lock(stale.id());
          boolean wasOpen = order.next() != Step.NONE;
          outcome.accept(order);
          if (wasOpen && order.next() == Step.NONE) {
            idempotency.store(order.id(), answers.outcome(order));
            takeOutOfCart(order);
          }
          return order;
        });
  }

  private void takeOutOfCart(Order order) {
    if (order.status() == OrderStatus.CONFIRMED && order.isOfCart()) {
      cart.takeOut(order.customerId(), order.id());
    }
  }

  private Order afterVoid(Order order) {
    Order now = Transactions.call(() -> orders.findById(order.id()));
    if (now.next() == Step.PAY) {
      throw new StepFailedException("the payment is voided, but nobody cancelled the order");
    }
    return now;
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

  /** The rejection by another service, in its own words. */
  private static Rejection rejection(RemoteRejectionException refusal) {
    return new Rejection(
        refusal.status(),
        refusal.code(),
        refusal.detail(),
        refusal.members("shortages", "productIds"));
  }
}
