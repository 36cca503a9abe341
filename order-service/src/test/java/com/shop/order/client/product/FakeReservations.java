package com.shop.order.client.product;

import com.shop.order.Faults;
import com.shop.order.client.RemoteRejectionException;
import com.shop.platform.Money;
import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Stands in for product-service, with its idempotency and tombstones. */
@Mock
@ApplicationScoped
public class FakeReservations extends ReservationClient {
  public static final Money PRICE = Money.of(1_500);

  /** A product that does not exist, and one that is sold out. */
  public static final UUID UNKNOWN = UUID.fromString("019a0000-0000-7000-8000-00000000dead");

  public static final UUID SOLD_OUT = UUID.fromString("019a0000-0000-7000-8000-000000000bad");

  /** The state of an order's reservation. */
  public enum State {
    RESERVED,
    CONFIRMED,
    RELEASED
  }

  private static final Map<UUID, State> STATES = new ConcurrentHashMap<>();

  FakeReservations() {
    super(null, null);
  }

  public static State state(UUID orderId) {
    return STATES.get(orderId);
  }

  /** Expires the reservation, as product-service does when its time is over. */
  public static void expire(UUID orderId) {
    STATES.put(orderId, State.RELEASED);
  }

  @Override
  public Reservation reserve(UUID orderId, ReservationRequest request)
      throws RemoteRejectionException {
    Faults.before("reserve", orderId);
    for (ReservationRequest.Line line : request.lines()) {
      Faults.of(line.productId(), orderId);
      if (line.productId().equals(UNKNOWN)) {
        throw RemoteRejections.of(422, "unknown_product");
      }
      if (line.productId().equals(SOLD_OUT)) {
        throw RemoteRejections.of(409, "insufficient_stock");
      }
    }
    if (STATES.putIfAbsent(orderId, State.RESERVED) == State.RELEASED) {
      throw RemoteRejections.of(409, "reservation_released");
    }
    Faults.after("reserve", orderId);
    List<Reservation.Line> lines =
        request.lines().stream()
            .map(l -> new Reservation.Line(l.productId(), "SKU", "Thing", l.quantity(), PRICE))
            .toList();
    return new Reservation(
        lines, Money.of(lines.stream().mapToLong(l -> l.quantity() * PRICE.amount()).sum()));
  }

  @Override
  public void confirm(UUID orderId) throws RemoteRejectionException {
    Faults.before("confirm", orderId);
    STATES.computeIfPresent(
        orderId, (id, state) -> state == State.RESERVED ? State.CONFIRMED : state);
    if (STATES.get(orderId) != State.CONFIRMED) {
      throw RemoteRejections.of(409, "reservation_released");
    }
    Faults.after("confirm", orderId);
  }

  @Override
  public void release(UUID orderId) {
    Faults.before("release", orderId);
    STATES.put(orderId, State.RELEASED);
    Faults.after("release", orderId);
  }
}
