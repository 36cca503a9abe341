package com.shop.order.checkout;

import com.shop.order.Order;
import com.shop.order.OrderLine;
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
import com.shop.platform.idempotency.StoredResponse;
import com.shop.platform.persistence.Transactions;
import com.shop.platform.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Places and cancels orders: commits the wish, drives it on, and answers in time. */
@ApplicationScoped
class Placement {
  private static final Logger LOG = Logger.getLogger(Placement.class);
  private static final Backoff PAUSES = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1));

  private final OrderRepository orders;
  private final OrderLineFactory lines;
  private final Checkout checkout;
  private final Idempotency idempotency;
  private final OrderResponses answers;
  private final CheckoutConfig config;

  /** However slow the steps become, so many request threads wait for them and no more. */
  private final Semaphore drivers;

  Placement(
      OrderRepository orders,
      OrderLineFactory lines,
      Checkout checkout,
      Idempotency idempotency,
      OrderResponses answers,
      CheckoutConfig config) {
    this.orders = orders;
    this.lines = lines;
    this.checkout = checkout;
    this.idempotency = idempotency;
    this.answers = answers;
    this.config = config;
    this.drivers = new Semaphore(config.atOnce());
  }

  /**
   * Places an order, or tells what came of it when the key was used before. Once the order is kept,
   * no trouble of ours makes an error of the answer: an error would say that nothing was kept.
   *
   * @param async whether the client asks not to be kept waiting
   * @throws Problem 422 {@code empty_order}, {@code idempotency_key_reused}
   */
  StoredResponse.Outcome place(IdempotencyKey key, PlaceOrder request, boolean async) {
    UUID id = Ids.next();
    Begun begun =
        Transactions.resolveCommit(config.answerWithin(), () -> begin(id, key, request, async));
    if (begun.prior().isPresent()) {
      return replay(begun.prior().get());
    }
    Order placed = begun.order();
    try {
      return answer(async ? placed : driveInTime(placed.id())).first();
    } catch (RuntimeException e) {
      LOG.warnf(e, "Order %s: continuing in background", placed.id());
      return answers.inFlight(placed).first();
    }
  }

  /**
   * Cancels an order; money and stock are back before this returns, unless time ran out.
   *
   * @return the order, CANCELLED or still in flight
   * @throws Problem 409 {@code not_cancellable}
   */
  Order cancel(UUID id) {
    Order accepted = Transactions.resolveCommit(config.answerWithin(), () -> requestCancel(id));
    Order order;
    try {
      order = driveInTime(id);
    } catch (RuntimeException e) {
      LOG.warnf(e, "The cancellation of order %s goes on by itself", id);
      return accepted;
    }
    if (order.status() == OrderStatus.REJECTED) {
      throw order.notCancellable();
    }
    return order;
  }

  /** What the first transaction made, or the earlier request with the key. */
  private record Begun(Order order, Optional<Claim.Prior> prior) {}

  /** Key, order, lines and the continuation's time: one transaction. */
  private Begun begin(UUID id, IdempotencyKey key, PlaceOrder request, boolean async) {
    Claim claim = idempotency.claim(key, request, id);
    if (claim instanceof Claim.Prior prior) {
      return new Begun(null, Optional.of(prior));
    }
    if (claim instanceof Claim.Resumed) {
      return new Begun(orders.findById(id), Optional.empty());
    }
    List<OrderLine> ordered = lines.of(key.caller(), request);
    Duration lease = async ? Duration.ZERO : config.lease();
    Order order =
        Order.place(
            id,
            key.caller(),
            ordered,
            request.cardToken(),
            request.shippingAddress(),
            request.expectedTotal(),
            Times.now().plus(lease));
    orders.persist(order);
    return new Begun(order, Optional.empty());
  }

  private Order requestCancel(UUID id) {
    Order order = orders.lock(id);
    order.requestCancel(Times.now().plus(config.lease()));
    return order;
  }

  private StoredResponse.Outcome replay(Claim.Prior prior) {
    return prior
        .response()
        .orElseGet(() -> answer(Transactions.call(() -> orders.findById(prior.subject()))))
        .replayed();
  }

  /** The outcome, read after the order was: it is there if the order rests. */
  private StoredResponse answer(Order order) {
    return Transactions.call(() -> idempotency.response(order.id()))
        .orElseGet(() -> answers.inFlight(order));
  }

  private Order driveInTime(UUID id) {
    if (!drivers.tryAcquire()) {
      return handOver(id, null);
    }
    try {
      return drive(id, Deadline.in(config.answerWithin()));
    } finally {
      drivers.release();
    }
  }

  /** Drives and tries again until the order rests, time is up, or trying again is of no use. */
  private Order drive(UUID id, Deadline deadline) {
    String error = null;
    for (int tries = 1; ; tries++) {
      try {
        Order order = checkout.drive(id, deadline);
        return order.next() == Step.NONE ? order : handOver(id, error);
      } catch (StepFailedException e) {
        LOG.infof("Order %s: %s", id, e.getMessage());
        error = e.getMessage();
        Duration pause = PAUSES.after(tries);
        if (e instanceof ServiceUnavailableException || !deadline.leaves(pause) || !slept(pause)) {
          return handOver(id, error);
        }
      }
    }
  }

  /**
   * The continuation may have it, unless it rests.
   *
   * @param error what the last step failed with; null if none did
   */
  private Order handOver(UUID id, String error) {
    return Transactions.call(
        () -> {
          Order order = orders.lock(id);
          order.handOver(error, Times.now());
          return order;
        });
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
