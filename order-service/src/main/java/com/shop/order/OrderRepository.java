package com.shop.order;

import com.shop.platform.Ids;
import com.shop.platform.Times;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.hibernate.Timeouts;
import org.hibernate.jpa.SpecHints;

/** Reads, inserts and changes orders; changes only under the lock of their row. */
@ApplicationScoped
public class OrderRepository implements PanacheRepositoryBase<Order, UUID> {

  /** Inserts an order with its lines and its first event. */
  public void insert(Order order) {
    persist(order);
    // Before the events, which refer to it.
    flush();
    insertEvents(order);
  }

  /**
   * Reads the order as last committed, locks its row until the transaction ends, and changes it.
   *
   * @return the changed order; empty if there is no such order
   */
  public Optional<Order> change(UUID id, Consumer<Order> change) {
    Optional<Order> order = findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    order.ifPresent(change.andThen(this::insertEvents));
    return order;
  }

  /**
   * As {@link #change}, without waiting for the lock.
   *
   * @return whether the order was changed; false if another transaction has locked it, or if there
   *     is no such order
   */
  public boolean changeIfFree(UUID id, Consumer<Order> change) {
    Optional<Order> free =
        find("id", id)
            .withLock(LockModeType.PESSIMISTIC_WRITE)
            .withHint(SpecHints.HINT_SPEC_LOCK_TIMEOUT, Timeouts.SKIP_LOCKED_MILLI)
            .firstResultOptional();
    free.ifPresent(change.andThen(this::insertEvents));
    return free.isPresent();
  }

  /** Inserts them in one statement, which Hibernate cannot do with numbers that MySQL generates. */
  private void insertEvents(Order order) {
    List<OrderEvent> events = order.takeNewEvents();
    if (events.isEmpty()) {
      return;
    }
    String rows = String.join(", ", Collections.nCopies(events.size(), "(?, ?, ?, ?)"));
    Query insert =
        getEntityManager()
            .createNativeQuery(
                "INSERT INTO order_event (order_id, type, at, detail) VALUES " + rows);
    int parameter = 1;
    for (OrderEvent event : events) {
      insert
          .setParameter(parameter++, event.orderId())
          .setParameter(parameter++, event.type().name())
          .setParameter(parameter++, event.at())
          .setParameter(parameter++, event.detail());
    }
    insert.executeUpdate();
  }

  /**
   * Takes orders whose driver's lease has ended. Replicas that call this at the same time get
   * different orders, as each skips rows that another has locked. An order that was taken is not
   * due again before the new lease ends, so it is continued even if this replica dies with it.
   *
   * @param failedBefore whether to take orders that have failed before, or the others
   */
  public List<OverdueOrder> takeOverdue(boolean failedBefore, int max, Instant leaseEnd) {
    @SuppressWarnings("unchecked")
    List<Object[]> overdue =
        getEntityManager()
            .createNativeQuery(
                """
                SELECT id, traceparent FROM orders
                WHERE continue_at <= :now AND (tries > 0) = :failed
                ORDER BY continue_at LIMIT :max FOR UPDATE SKIP LOCKED""")
            .setParameter("now", Times.now())
            .setParameter("failed", failedBefore)
            .setParameter("max", max)
            .getResultList();
    if (!overdue.isEmpty()) {
      getEntityManager()
          .createNativeQuery("UPDATE orders SET continue_at = :end WHERE id IN (:ids)")
          .setParameter("end", leaseEnd)
          .setParameter("ids", overdue.stream().map(order -> order[0]).toList())
          .executeUpdate();
    }
    return overdue.stream()
        .map(order -> new OverdueOrder(Ids.fromBytes((byte[]) order[0]), (String) order[1]))
        .toList();
  }

  /** Sums up the orders that are not at rest. */
  public OrdersInFlight inFlight() {
    // Reads these orders only, through the index on continue_at.
    return getEntityManager()
        .createQuery(
            """
            SELECT new com.shop.order.OrdersInFlight(
              COUNT(o), MIN(COALESCE(o.cancelRequestedAt, o.placedAt)),
              COALESCE(SUM(CASE WHEN o.tries >= :stuck THEN 1 ELSE 0 END), 0))
            FROM Order o WHERE o.continueAt IS NOT NULL""",
            OrdersInFlight.class)
        .setParameter("stuck", Order.STUCK_AFTER)
        .getSingleResult();
  }
}
