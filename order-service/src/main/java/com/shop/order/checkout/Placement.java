package com.shop.order.checkout;

import com.shop.order.IllegalTransitionException;
import com.shop.order.Order;
import com.shop.order.OrderRepository;
import com.shop.order.OrderStatus;
import com.shop.order.Step;
import com.shop.order.client.ServiceUnavailableException;
import com.shop.order.client.StepFailedException;
import com.shop.platform.Backoff;
import com.shop.platform.Ids;
import com.shop.platform.Times;
import com.shop.platform.idempotency.Claim;
import com.shop.platform.idempotency.Idempotency;
import com.shop.platform.idempotency.IdempotencyKey;
import com.shop.platform.persistence.Transactions;
import com.shop.platform.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The entrance of the checkout: places and cancels orders. Commits the request first, then drives
 * the order while the client waits, and returns in time even if the order is not at rest by then.
 */
@ApplicationScoped
class Placement {
  private static final Logger LOG = Logger.getLogger(Placement.class);
  private static final Backoff RETRY_PAUSES =
      new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1));

  private final OrderRepository orders;
  private final OrderLineFactory lines;
  private final Checkout checkout;
  private final Idempotency idempotency;
  private final CheckoutConfig config;
  private final TimelyAnswers answers;
  private final OrderTelemetry telemetry;

  /** Bounds the request threads that wait for steps, however slow the steps become. */
  private final Semaphore drivers;

  Placement(
      OrderRepository orders,
      OrderLineFactory lines,
      Checkout checkout,
      Idempotency idempotency,
      CheckoutConfig config,
      TimelyAnswers answers,
      OrderTelemetry telemetry) {
    this.orders = orders;
    this.lines = lines;
    this.checkout = checkout;
    this.idempotency = idempotency;
    this.config = config;
    this.answers = answers;
    this.telemetry = telemetry;
    this.drivers = new Semaphore(config.maxDrivers());
  }

  /**
   * Places an order, or returns the result of the earlier request with the same key. Once the order
   * is committed no internal error is passed on: an error would mean that there is no order.
   *
   * @param async whether the client asks not to wait
   * @param deadline of the response, even if this service is short of CPU
   * @return fails with {@link Problem} 422 {@code empty_order}, {@code idempotency_key_reused}; 409
   *     {@code cart_in_checkout}; 503 if there is no order by the deadline
   */
  Uni<PlacementResult> place(
      IdempotencyKey key, PlaceOrder request, boolean async, Deadline deadline) {
    PlacementProgress progress = new PlacementProgress();
    return answers.answer(
        deadline, () -> place(key, request, async, deadline, progress), progress::atDeadline);
  }

  private PlacementResult place(
      IdempotencyKey key,
      PlaceOrder request,
      boolean async,
      Deadline deadline,
      PlacementProgress progress) {
    UUID id = Ids.next();
    Begun begun =
        Transactions.resolveCommit(
            config.answerWithin(), () -> begin(id, key, request, async, progress));
    if (begun.prior().isPresent()) {
      return replay(begun.prior().get(), progress);
    }
    PlacementResult.InProgress placed = new PlacementResult.InProgress(begun.order(), false);
    progress.stored(placed);
    try {
      return async ? placed : result(driveInTime(begun.order(), deadline), false);
    } catch (RuntimeException e) {
      LOG.warnf(e, "Order %s: continuing in background", id);
      return placed;
    }
  }

  /**
   * Cancels an order. Unless time runs out, its money is refunded and its stock released before
   * this returns.
   *
   * @return the order, CANCELLED or still in progress
   * @throws IllegalTransitionException if the order is shipped, delivered or rejected
   */
  Order cancel(UUID id, Deadline deadline) {
    telemetry.name(id);
    Order accepted = Transactions.resolveCommit(config.answerWithin(), () -> requestCancel(id));
    Order order;
    try {
      order = driveInTime(accepted, deadline).order();
    } catch (RuntimeException e) {
      LOG.warnf(e, "Order %s: cancellation continuing in background", id);
      return accepted;
    }
    if (order.status() == OrderStatus.REJECTED) {
      throw IllegalTransitionException.notCancellable(order.status());
    }
    return order;
  }

  /** What the first transaction created, or the earlier request with the same key. */
  private record Begun(Order order, Optional<Claim.Prior> prior) {}

  /** Key, order, lines and the time at which the recovery takes over: one transaction. */
  private Begun begin(
      UUID id, IdempotencyKey key, PlaceOrder request, boolean async, PlacementProgress progress) {
    Claim claim = idempotency.claim(key, request, id);
    if (claim instanceof Claim.Prior prior) {
      return new Begun(null, Optional.of(prior));
    }
    if (claim instanceof Claim.Resumed) {
      return new Begun(orders.findById(id), Optional.empty());
    }
    Duration lease = async ? Duration.ZERO : config.lease();
    Order order =
        Order.place(
            id,
            key.caller(),
            lines.of(id, key.caller(), request),
            request.cardToken(),
            request.shippingAddress(),
            request.expectedTotal(),
            OrderTelemetry.traceparent(),
            Times.now().plus(lease));
    telemetry.name(id);
    orders.insert(order);
    progress.beforeCommit();
    return new Begun(order, Optional.empty());
  }

  private Order requestCancel(UUID id) {
    return orders
        .change(id, order -> order.requestCancel(Times.now().plus(config.lease())))
        .orElseThrow();
  }

  private PlacementResult replay(Claim.Prior prior, PlacementProgress progress) {
    telemetry.name(prior.subject());
    if (prior.response().isPresent()) {
      return new PlacementResult.Completed(prior.response().get(), true);
    }
    Order order = Transactions.call(() -> orders.findById(prior.subject()));
    progress.stored(new PlacementResult.InProgress(order, true));
    return result(new Checkout.Driven(order), true);
  }

  /**
   * Reads the response if another driver has stored it, and does so after the order was read: it
   * exists if that order is at rest.
   */
  private PlacementResult result(Checkout.Driven driven, boolean isReplay) {
    return Optional.ofNullable(driven.response())
        .or(() -> Transactions.call(() -> idempotency.response(driven.order().id())))
        .<PlacementResult>map(response -> new PlacementResult.Completed(response, isReplay))
        .orElseGet(() -> new PlacementResult.InProgress(driven.order(), isReplay));
  }

  private Checkout.Driven driveInTime(Order order, Deadline deadline) {
    if (!drivers.tryAcquire()) {
      return releaseLease(order.id(), null);
    }
    try {
      return drive(order, deadline);
    } finally {
      drivers.release();
    }
  }

  /** Drives and retries until the order is at rest, time is up, or a retry is pointless. */
  private Checkout.Driven drive(Order order, Deadline deadline) {
    UUID id = order.id();
    String error = null;
    for (int tries = 1; ; tries++) {
      try {
        Checkout.Driven driven =
            tries == 1 ? checkout.drive(order, deadline) : checkout.drive(id, deadline);
        return driven.order().next() == Step.NONE ? driven : releaseLease(id, error);
      } catch (StepFailedException e) {
        LOG.infof("Order %s: %s", id, e.getMessage());
        error = e.getMessage();
        Duration pause = RETRY_PAUSES.after(tries);
        if (e instanceof ServiceUnavailableException || !deadline.allows(pause) || !slept(pause)) {
          return releaseLease(id, error);
        }
      }
    }
  }

  /**
   * Lets the recovery take over, unless the order is at rest.
   *
   * @param error of the step that failed last; null if none did
   */
  private Checkout.Driven releaseLease(UUID id, String error) {
    Order order =
        Transactions.call(
            () -> orders.change(id, o -> o.releaseLease(error, Times.now())).orElseThrow());
    return new Checkout.Driven(order);
  }

  private static boolean slept(Duration pause) {
    try {
      TimeUnit.NANOSECONDS.sleep(pause.toNanos());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
