package com.shop.order.checkout;

import com.shop.order.StepFailed;
import com.shop.platform.Ids;
import com.shop.platform.Times;
import com.shop.platform.idempotency.Earlier;
import com.shop.platform.idempotency.Idempotency;
import com.shop.platform.idempotency.IdempotencyKey;
import com.shop.platform.idempotency.StoredAnswer;
import com.shop.platform.persistence.Tx;
import com.shop.platform.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Places and cancels orders: commits the wish, drives it on, and answers in time. */
@ApplicationScoped
class Placement {
  private static final Logger LOG = Logger.getLogger(Placement.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final Orders orders;
  private final Checkout checkout;
  private final Idempotency idempotency;
  private final Answers answers;
  private final CheckoutConfig config;

  Placement(
      Orders orders,
      Checkout checkout,
      Idempotency idempotency,
      Answers answers,
      CheckoutConfig config) {
    this.orders = orders;
    this.checkout = checkout;
    this.idempotency = idempotency;
    this.answers = answers;
    this.config = config;
  }

  /**
   * Places an order, or tells what came of it when the key was used before.
   *
   * @param async whether the client asks not to be kept waiting
   * @throws Problem 422 {@code empty_order}, {@code idempotency_key_reused}
   */
  Response place(IdempotencyKey key, PlaceOrder request, boolean async) {
    if (request.items() == null) {
      throw new Problem(422, "empty_order", "The cart is empty: there is nothing to order.");
    }
    UUID id = Ids.next();
    Optional<Earlier> earlier = Tx.call(() -> begin(key, request, id, async));
    if (earlier.isPresent()) {
      return replay(earlier.get());
    }
    Order order = async ? find(id) : driveInTime(id);
    return answer(order).response();
  }

  /**
   * Cancels an order; money and stock are back before this returns, unless time ran out.
   *
   * @return the order, CANCELLED or still in flight
   * @throws Problem 409 {@code not_cancellable}
   */
  Order cancel(UUID id) {
    Tx.run(() -> orders.lock(id).requestCancel(Times.now().plus(config.lease())));
    Order order = driveInTime(id);
    if (order.status == OrderStatus.REJECTED) {
      throw order.notCancellable();
    }
    return order;
  }

  /** Key, order, lines and the continuation's time: one transaction. */
  private Optional<Earlier> begin(IdempotencyKey key, PlaceOrder request, UUID id, boolean async) {
    Optional<Earlier> earlier = idempotency.claim(key, request, id);
    if (earlier.isEmpty()) {
      Duration lease = async ? Duration.ZERO : config.lease();
      orders.persist(Order.place(id, key.caller(), request, Times.now().plus(lease)));
    }
    return earlier;
  }

  private Response replay(Earlier earlier) {
    return earlier.answer().orElseGet(() -> answers.inFlight(find(earlier.subject()))).replay();
  }

  private StoredAnswer answer(Order order) {
    return Tx.call(() -> idempotency.answer(order.id)).orElseGet(() -> answers.inFlight(order));
  }

  /** Drives and tries again until the order rests or the client must be answered. */
  private Order driveInTime(UUID id) {
    Deadline deadline = Deadline.in(config.answerWithin());
    for (Duration pause = FIRST_PAUSE; ; pause = longer(pause)) {
      try {
        Order order = checkout.drive(id, deadline);
        if (order.next() == Step.NONE) {
          return order;
        }
      } catch (StepFailed e) {
        LOG.infof("Order %s: %s", id, e.getMessage());
      }
      if (!deadline.leaves(pause.plus(Deadline.STEP))) {
        return handOver(id);
      }
      sleep(pause);
    }
  }

  /** The continuation may have it at once. */
  private Order handOver(UUID id) {
    return Tx.call(
        () -> {
          Order order = orders.lock(id);
          order.handOver(Times.now());
          return order;
        });
  }

  private Order find(UUID id) {
    return Tx.call(() -> orders.findById(id));
  }

  private static Duration longer(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
  }

  private static void sleep(Duration pause) {
    try {
      TimeUnit.NANOSECONDS.sleep(pause.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
