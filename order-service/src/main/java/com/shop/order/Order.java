package com.shop.order;

import com.shop.platform.CodePoints;
import com.shop.platform.Money;
import com.shop.platform.Times;
import jakarta.annotation.Nullable;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * An order, and the log of its saga: {@link #next} derives the next step from the row. Its methods
 * are called with the row locked. A driver that reports the result of a step too late changes
 * nothing: what was recorded in the meantime (a rejection, a cancellation, a resting status)
 * stands.
 */
@Entity
@DynamicUpdate
@Table(name = "orders")
public class Order {
  /** After this many technical failures an order counts as stuck. It is still retried. */
  public static final int STUCK_AFTER = 10;

  private static final int MAX_ERROR_LENGTH = 500;

  @Id private UUID id;

  private UUID customerId;

  @Enumerated(EnumType.STRING)
  private OrderStatus status;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "order_line", joinColumns = @JoinColumn(name = "order_id"))
  @OrderColumn(name = "line_no")
  private List<OrderLine> lines = new ArrayList<>();

  private String cardToken;

  @JdbcTypeCode(SqlTypes.JSON)
  private Address shippingAddress;

  /** Minor units; null if the request names none. */
  private Long expectedTotal;

  /** Minor units; null until the stock is reserved. */
  private Long total;

  /** As it was when the checkout recorded it; {@link #refunded} may have grown since. */
  @Embedded private PaymentSummary payment;

  /**
   * Minor units. Not part of the payment summary, as it may be known before the capture is
   * recorded.
   */
  private long refunded;

  @JdbcTypeCode(SqlTypes.JSON)
  private StoredRejection rejection;

  private Instant cancelRequestedAt;
  private Instant continueAt;
  private int tries;
  private String lastError;
  private Instant placedAt;
  private Instant updatedAt;

  /** For links between traces; null if the request that placed the order is not recorded. */
  private String traceparent;

  /** Not stored yet; {@link OrderRepository} stores them in the transaction of the change. */
  @Transient private final List<OrderEvent> newEvents = new ArrayList<>();

  Order() {}

  /**
   * Creates an order. Its driver has it alone until the lease ends.
   *
   * @param expectedTotal the order is rejected if its total turns out to be another; null to accept
   *     any
   * @param traceparent of the request (W3C Trace Context); null if its trace is not recorded
   */
  public static Order place(
      UUID id,
      UUID customerId,
      List<OrderLine> lines,
      String cardToken,
      Address shippingAddress,
      @Nullable Money expectedTotal,
      @Nullable String traceparent,
      Instant leaseEnd) {
    Order order = new Order();
    order.id = id;
    order.customerId = customerId;
    order.status = OrderStatus.PENDING;
    order.lines.addAll(lines);
    order.cardToken = cardToken;
    order.shippingAddress = shippingAddress;
    order.expectedTotal = expectedTotal == null ? null : expectedTotal.amount();
    order.traceparent = traceparent;
    order.continueAt = leaseEnd;
    order.placedAt = Times.now();
    order.record(OrderEvent.Type.PLACED, null, order.placedAt);
    return order;
  }

  public boolean isFromCart() {
    return lines.stream().anyMatch(line -> line.cartLineId() != null);
  }

  public Step next() {
    if (continueAt == null) {
      return Step.NONE;
    }
    if (isCompensating()) {
      return Step.COMPENSATE;
    }
    if (total == null) {
      return Step.RESERVE;
    }
    return payment == null ? Step.CAPTURE : Step.CONFIRM;
  }

  /** Records the prices that the reservation has fixed. */
  public void reserved(List<ReservedLine> reserved, Money reservedTotal) {
    if (next() != Step.RESERVE) {
      return;
    }
    Map<UUID, ReservedLine> byProduct =
        reserved.stream().collect(Collectors.toMap(ReservedLine::productId, Function.identity()));
    lines.forEach(line -> line.reserved(byProduct.get(line.productId())));
    total = reservedTotal.amount();
    record(OrderEvent.Type.STOCK_RESERVED, null);
    if (expectedTotal != null && !expectedTotal.equals(total)) {
      reject(Rejection.priceChanged(total));
    }
  }

  /**
   * @param refunded already, by an admin
   * @param at when the capture was reported, which may be earlier than it is recorded
   */
  public void captured(PaymentSummary captured, Money refunded, Instant at) {
    if (next() == Step.CAPTURE) {
      payment = captured;
      refunded(refunded);
      record(OrderEvent.Type.PAYMENT_CAPTURED, null, at);
    }
  }

  /** Ends a checkout that succeeded. */
  public void confirm() {
    if (next() == Step.CONFIRM) {
      finish(OrderStatus.CONFIRMED, OrderEvent.Type.CONFIRMED);
    }
  }

  /** Records why the order is rejected. From now on it is only compensated. */
  public void reject(Rejection reason) {
    if (status == OrderStatus.PENDING && !isCompensating()) {
      rejection = StoredRejection.of(reason);
      record(OrderEvent.Type.REJECTION_RECORDED, reason.code());
    }
  }

  /**
   * Records that the order is to be cancelled. From now on it is only compensated. Has no effect on
   * an order that is already being rejected or cancelled.
   *
   * @throws IllegalTransitionException once the order is shipped, delivered or rejected
   */
  public void requestCancel(Instant leaseEnd) {
    if (status == OrderStatus.CANCELLED) {
      return;
    }
    if (!status.canBecome(OrderStatus.CANCELLED)) {
      throw IllegalTransitionException.notCancellable(status);
    }
    if (!isCompensating()) {
      cancelRequestedAt = Times.now();
      continueAt = leaseEnd;
      tries = 0;
      record(OrderEvent.Type.CANCEL_REQUESTED, null);
    }
  }

  /** Ends a compensation: the money is refunded and the stock released. */
  public void compensated(@Nullable PaymentSummary summary, Money refunded) {
    if (next() != Step.COMPENSATE) {
      return;
    }
    payment = summary;
    refunded(refunded);
    if (rejection != null) {
      finish(OrderStatus.REJECTED, OrderEvent.Type.REJECTED);
    } else {
      finish(OrderStatus.CANCELLED, OrderEvent.Type.CANCELLED);
    }
  }

  /**
   * Records how much of the payment has been refunded. The amount only grows, so a report may come
   * more than once, late, and before the capture is recorded. It does not affect the next step.
   */
  public void refunded(Money sum) {
    refunded = Math.max(refunded, sum.amount());
  }

  /**
   * @throws IllegalTransitionException unless the order is confirmed and not being cancelled
   */
  public void ship() {
    advance(OrderStatus.SHIPPED, OrderEvent.Type.SHIPPED);
  }

  /**
   * @throws IllegalTransitionException unless the order is shipped
   */
  public void deliver() {
    advance(OrderStatus.DELIVERED, OrderEvent.Type.DELIVERED);
  }

  /**
   * Ends a request thread's lease early, so that the recovery can take over: at once if the order
   * has not failed there before, otherwise after the pause it already has.
   *
   * @param error of the step that failed last; null if none did
   */
  public void releaseLease(@Nullable String error, Instant now) {
    if (continueAt != null) {
      lastError = error == null ? lastError : truncate(error);
      continueAt = tries == 0 ? now : continueAt;
    }
  }

  /** Records that the recovery failed for a technical reason, and when it retries. */
  public void failed(String error, Instant retryAt) {
    if (continueAt != null) {
      tries++;
      postponed(error, retryAt);
    }
  }

  /** Records that the next step was not attempted, as the service it needs is unavailable. */
  public void postponed(String error, Instant retryAt) {
    if (continueAt != null) {
      lastError = truncate(error);
      continueAt = retryAt;
    }
  }

  private static String truncate(String error) {
    return CodePoints.truncate(error, MAX_ERROR_LENGTH);
  }

  private boolean isCompensating() {
    return rejection != null || cancelRequestedAt != null;
  }

  private void advance(OrderStatus next, OrderEvent.Type event) {
    if (isCompensating() || !status.canBecome(next)) {
      throw IllegalTransitionException.to(
          next, status.canBecome(next) ? status + ", is being cancelled" : status.name());
    }
    finish(next, event);
  }

  private void finish(OrderStatus resting, OrderEvent.Type event) {
    if (!status.canBecome(resting)) {
      throw new IllegalStateException(status + " cannot become " + resting);
    }
    status = resting;
    continueAt = null;
    tries = 0;
    lastError = null;
    record(event, null);
  }

  private void record(OrderEvent.Type type, String detail) {
    record(type, detail, Times.now());
  }

  private void record(OrderEvent.Type type, String detail, Instant at) {
    updatedAt = at;
    newEvents.add(new OrderEvent(id, type, at, detail));
  }

  /** Only {@link OrderRepository} stores events: a change by another way would lose its own. */
  @PreUpdate
  void requireStoredEvents() {
    if (!newEvents.isEmpty()) {
      throw new IllegalStateException("the events of order " + id + " would not be stored");
    }
  }

  /** Returns the events that are not stored yet, once. */
  List<OrderEvent> takeNewEvents() {
    List<OrderEvent> taken = List.copyOf(newEvents);
    newEvents.clear();
    return taken;
  }

  public UUID id() {
    return id;
  }

  public UUID customerId() {
    return customerId;
  }

  public OrderStatus status() {
    return status;
  }

  public List<OrderLine> lines() {
    return Collections.unmodifiableList(lines);
  }

  public String cardToken() {
    return cardToken;
  }

  /** Minor units; null until the stock is reserved. */
  public Long total() {
    return total;
  }

  /** Null unless the order is rejected, or is being rejected. */
  public Rejection rejection() {
    return rejection == null ? null : rejection.toRejection();
  }

  /** When the recovery may take over; null while the order is at rest. */
  public Instant continueAt() {
    return continueAt;
  }

  /** How often the recovery has failed for a technical reason since the checkout began. */
  public int tries() {
    return tries;
  }

  public Instant placedAt() {
    return placedAt;
  }

  Address shippingAddress() {
    return shippingAddress;
  }

  PaymentSummary payment() {
    return payment;
  }

  long refunded() {
    return refunded;
  }

  String lastError() {
    return lastError;
  }

  Instant updatedAt() {
    return updatedAt;
  }
}
