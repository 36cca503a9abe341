package com.shop.order.history;

import com.shop.order.Order;
import com.shop.order.OrderStatus;
import com.shop.order.OrderView;
import com.shop.platform.identity.Caller;
import com.shop.platform.paging.CreatedAtCursor;
import com.shop.platform.paging.Page;
import com.shop.platform.persistence.Transactions;
import com.shop.platform.problem.Problem;
import jakarta.annotation.Nullable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.Session;
import org.hibernate.query.Query;

/** Reads orders and their events for callers who may see them. */
@ApplicationScoped
class OrderHistory {
  private final Session db;

  OrderHistory(Session db) {
    this.db = db;
  }

  /**
   * @param customer null for the orders of all customers
   * @param status null for orders in any state
   * @param cursor null for the first page
   * @throws Problem 400 if the cursor is not from this query
   */
  Page<OrderView> list(
      @Nullable UUID customer,
      @Nullable OrderStatus status,
      int limit,
      @Nullable String cursor,
      boolean forAdmin) {
    String query = "orders " + customer + " " + status;
    CreatedAtCursor after = CreatedAtCursor.parse(cursor, query);
    return Transactions.call(
        () ->
            Page.of(
                newestFirst(customer, status, after, limit + 1),
                limit,
                order -> OrderView.of(order, forAdmin),
                order -> new CreatedAtCursor(order.placedAt(), order.id()).cursor(query)));
  }

  /**
   * @throws Problem 404 if the caller may not see the order
   */
  OrderView get(UUID id, Caller caller) {
    return Transactions.call(() -> OrderView.of(visible(id, caller), caller.isAdmin()));
  }

  /**
   * @throws Problem 404 if the caller may not see the order
   */
  List<EventView> events(UUID id, Caller caller) {
    return Transactions.call(
        () -> {
          visible(id, caller);
          return events(id);
        });
  }

  /**
   * Checks the caller's access once.
   *
   * @return reads the events as they are at the time of each call
   * @throws Problem 404 if the caller may not see the order
   */
  Supplier<EventSnapshot> snapshots(UUID id, Caller caller) {
    Transactions.run(() -> visible(id, caller));
    // The status is read before the events. A resting status commits together with its event, so
    // a snapshot of an order at rest has all of them.
    return () ->
        Transactions.call(
            () -> {
              boolean atRest = isAtRest(id);
              return new EventSnapshot(events(id), atRest);
            });
  }

  private List<EventView> events(UUID id) {
    return db.createQuery(
            """
            SELECT new com.shop.order.history.EventView(CAST(e.type AS String), e.at, e.detail)
            FROM OrderEvent e WHERE e.orderId = :id ORDER BY e.seq""",
            EventView.class)
        .setParameter("id", id)
        .getResultList();
  }

  private boolean isAtRest(UUID id) {
    return db.createQuery(
                "SELECT count(*) FROM Order WHERE id = :id AND continueAt IS NULL", Long.class)
            .setParameter("id", id)
            .getSingleResult()
        == 1;
  }

  private Order visible(UUID id, Caller caller) {
    Order order = db.find(Order.class, id);
    if (order == null || !caller.maySee(order.customerId())) {
      throw Problem.notFound();
    }
    return order;
  }

  /**
   * Names the index in the order of the list. MySQL would follow another one in the hope that the
   * orders of a common status, or of a customer with many, are among the newest.
   */
  List<Order> newestFirst(
      @Nullable UUID customer, @Nullable OrderStatus status, CreatedAtCursor after, int count) {
    Map<String, Object> parameters = new HashMap<>(after.parameters());
    String conditions = CreatedAtCursor.condition("placedAt");
    String index = "newest";
    if (status != null) {
      conditions += " AND status = :status";
      parameters.put("status", status);
      index = "by_status";
    }
    if (customer != null) {
      conditions += " AND customerId = :customer";
      parameters.put("customer", customer);
      index = "by_customer";
    }
    Query<Order> query =
        db.createQuery(
            "FROM Order WHERE " + conditions + " ORDER BY placedAt DESC, id DESC", Order.class);
    parameters.forEach(query::setParameter);
    return query.addQueryHint(index).setMaxResults(count).getResultList();
  }
}
