package com.shop.order.checkout;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.shop.order.Order;
import com.shop.order.OrderRepository;
import com.shop.platform.Ids;
import com.shop.platform.Times;
import com.shop.platform.idempotency.Idempotency;
import com.shop.platform.idempotency.IdempotencyKey;
import com.shop.platform.persistence.Transactions;
import com.shop.platform.warmup.Loopback;
import com.shop.platform.warmup.WarmUpTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.StatelessSession;

/** Places an order up to the commit: reads the request, writes the rows, rolls back. */
@ApplicationScoped
class CheckoutWarmUp implements WarmUpTask {
  private static final String REQUEST =
      """
      {"items": [{"productId": "0198a3f2-7c1e-7d3a-9b52-4f6e8a1c2d3b", "quantity": 1}],
       "cardToken": "warm-up", "expectedTotal": {"amount": 1, "currency": "USD"},
       "shippingAddress": {"recipient": "Ann", "line1": "1 Market Street", "city": "San Francisco",
         "postalCode": "94105", "country": "US"}}""";

  private final Loopback loopback;
  private final ObjectMapper json;
  private final Validator validator;
  private final Idempotency idempotency;
  private final OrderLineFactory lines;
  private final OrderRepository orders;
  private final OrderResponses responses;
  private final StatelessSession db;

  CheckoutWarmUp(
      Loopback loopback,
      ObjectMapper json,
      Validator validator,
      Idempotency idempotency,
      OrderLineFactory lines,
      OrderRepository orders,
      OrderResponses responses,
      StatelessSession db) {
    this.loopback = loopback;
    this.json = json;
    this.validator = validator;
    this.idempotency = idempotency;
    this.lines = lines;
    this.orders = orders;
    this.responses = responses;
    this.db = db;
  }

  @Override
  public void run() throws Exception {
    loopback.post("/order", REQUEST);
    PlaceOrder request = json.readValue(REQUEST, PlaceOrder.class);
    validator.validate(request);
    Transactions.rollBack(() -> place(request));
  }

  private void place(PlaceOrder request) {
    UUID id = Ids.next();
    Instant leaseEnd = Times.now().plus(Duration.ofHours(1));
    idempotency.claim(new IdempotencyKey(id, "/order", "warm-up"), request, id);
    Order order =
        Order.place(
            id,
            id,
            lines.of(id, id, request),
            request.cardToken(),
            request.shippingAddress(),
            request.expectedTotal(),
            null,
            leaseEnd);
    // Without its event, whose number would be used up in spite of the rollback.
    db.insert(order);
    orders.change(id, placed -> placed.failed("warm-up", leaseEnd));
    orders.flush();
    idempotency.store(id, responses.accepted(order));
    idempotency.response(id);
  }
}
