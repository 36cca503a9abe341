package com.shop.order;

import com.shop.platform.Money;
import com.shop.platform.Times;
import com.shop.platform.problem.Problem;
import jakarta.annotation.Nullable;
import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * An order and the log of its saga: {@link #next} reads off the row what is to be done. Its methods
 * are called with the row locked, and a driver that comes late with the result of a step changes
 * nothing: what was recorded meanwhile (a rejection, a cancellation, a resting status) stands.
 */
@Entity
@Table(name = "orders")
public class Order {
  /** After this many technical failures an order counts as stuck; it is never given up. */
  public static final int STUCK_AFTER = 10;

  private static final int LONGEST_ERROR = 500;

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

  /** Minor units; null if the customer named none. */
  private Long expectedTotal;

  /** Minor units; null until the stock is reserved. */
  private Long total;

  @Embedded private PaymentSummary payment;

  @JdbcTypeCode(SqlTypes.JSON)
  private Rejection rejection;

  private Instant cancelRequestedAt;
  private Instant continueAt;
  private int tries;
  private String lastError;
  private Instant placedAt;
  private Instant updatedAt;

  @OneToMany(mappedBy = "order", cascade = CascadeType.PERSIST)
  @OrderBy("seq")
  private List<OrderEvent> events = new ArrayList<>();

  Order() {}

  /** A new order, whose driver has it to itself until the lease ends. */
  public static Order place(
      UUID id,
      UUID customerId,
      List<OrderLine> lines,
      String cardToken,
      Address shippingAddress,
      @Nullable Money expectedTotal,
      Instant leaseEnd) {
    Order order = new Order();
    order.id = id;
    order.customerId = customerId;
    order.status = OrderStatus.PENDING;
    order.lines.addAll(lines);
    order.cardToken = cardToken;
    order.shippingAddress = shippingAddress;
    order.expectedTotal = expectedTotal == null ? null : expectedTotal.amount();
    order.continueAt = leaseEnd;
    order.placedAt = Times.now();
    order.record(OrderEvent.Type.PLACED, null);
    return order;
  }

  public boolean isOfCart() {
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
    return payment == null ? Step.PAY : Step.CONFIRM;
  }

  /** Records what the reservation has fixed: the prices of the lines and the total. */
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

  public void paid(PaymentSummary captured) {
    if (next() == Step.PAY) {
      payment = captured;
      record(OrderEvent.Type.PAYMENT_CAPTURED, null);
    }
  }

  /** The end of a checkout that went well. */
  public void confirm() {
    if (next() == Step.CONFIRM) {
      rest(OrderStatus.CONFIRMED, OrderEvent.Type.CONFIRMED);
    }
  }

  /** Records why the order is refused; from here on it is only compensated. */
  public void reject(Rejection why) {
    if (status == OrderStatus.PENDING && !isCompensating()) {
      rejection = why;
      record(OrderEvent.Type.REJECTION_RECORDED, why.code());
    }
  }

  /**
   * Records that the order is to be cancelled; from here on it is only compensated. An order that
   * is being refused already is left to that.
   *
   * @throws Problem 409 {@code not_cancellable} once shipped, delivered or rejected
   */
  public void requestCancel(Instant leaseEnd) {
    if (status != OrderStatus.CANCELLED && !status.canBecome(OrderStatus.CANCELLED)) {
      throw notCancellable();
    }
    if (status != OrderStatus.CANCELLED && !isCompensating()) {
      cancelRequestedAt = Times.now();
      continueAt = leaseEnd;
      tries = 0;
      record(OrderEvent.Type.CANCEL_REQUESTED, null);
    }
  }

  /** The end of a compensation: money and stock are back. */
  public void compensated(PaymentSummary settled) {
    if (next() != Step.COMPENSATE) {
      return;
    }
    payment = settled;
    if (rejection != null) {
      rest(OrderStatus.REJECTED, OrderEvent.Type.REJECTED);
    } else {
      rest(OrderStatus.CANCELLED, OrderEvent.Type.CANCELLED);
    }
  }

  /**
   * @throws Problem 409 {@code illegal_transition} unless it is confirmed and nobody cancels it
   */
  public void ship() {
    goOn(OrderStatus.SHIPPED, OrderEvent.Type.SHIPPED);
  }

  /**
   * @throws Problem 409 {@code illegal_transition} unless it is shipped
   */
  public void deliver() {
    goOn(OrderStatus.DELIVERED, OrderEvent.Type.DELIVERED);
  }

  /**
   * A request thread gives the order away: a continuation may take it, at once if it has not failed
   * before, and after its pause if it has.
   *
   * @param error what the last step failed with; null if none did
   */
  public void handOver(String error, Instant now) {
    if (continueAt != null) {
      lastError = error == null ? lastError : shortened(error);
      continueAt = tries == 0 ? now : continueAt;
    }
  }

  /** A continuation met a technical failure and will be tried again. */
  public void failed(String error, Instant again) {
    if (continueAt != null) {
      tries++;
      postponed(error, again);
    }
  }

  /** The next step was not even tried, since whoever it needs is away. */
  public void postponed(String error, Instant again) {
    if (continueAt != null) {
      lastError = shortened(error);
      continueAt = again;
    }
  }

  private static String shortened(String error) {
    return error.substring(0, Math.min(error.length(), LONGEST_ERROR));
  }

  public Problem notCancellable() {
    return new Problem(409, "not_cancellable", "An order that is " + status + " stays so.");
  }

  private boolean isCompensating() {
    return rejection != null || cancelRequestedAt != null;
  }

  private void goOn(OrderStatus next, OrderEvent.Type event) {
    if (isCompensating() || !status.canBecome(next)) {
      String as = status + (cancelRequestedAt == null ? "" : " and to be cancelled");
      throw new Problem(
          409, "illegal_transition", "An order that is " + as + " does not become " + next + ".");
    }
    rest(next, event);
  }

  private void rest(OrderStatus resting, OrderEvent.Type event) {
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
    updatedAt = Times.now();
    events.add(new OrderEvent(this, type, updatedAt, detail));
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

  /** Null unless the order is being rejected, or is. */
  public Rejection rejection() {
    return rejection;
  }

  /** When another driver may take over; null once the order is at rest. */
  public Instant continueAt() {
    return continueAt;
  }

  /** How many times in a row a continuation has failed technically. */
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

  String lastError() {
    return lastError;
  }

  Instant updatedAt() {
    return updatedAt;
  }
}
