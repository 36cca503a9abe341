package com.shop.order.client.product;

import com.shop.order.client.RemoteRejectionException;
import com.shop.order.client.StepFailedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * The stock side of a checkout, kept by product-service. Each call is idempotent by order id and
 * throws {@link StepFailedException} when its outcome is not known.
 */
@ApplicationScoped
public class ReservationClient {
  private final ProductService products;
  private final ProductBreaker breaker;

  ReservationClient(@RestClient ProductService products, ProductBreaker breaker) {
    this.products = products;
    this.breaker = breaker;
  }

  /**
   * Reserves all lines or none.
   *
   * @throws RemoteRejectionException {@code insufficient_stock}, {@code unknown_product}, {@code
   *     reservation_released}
   */
  public Reservation reserve(UUID orderId, ReservationRequest wish)
      throws RemoteRejectionException {
    return breaker.service().call(Reservation.class, () -> products.reserve(orderId, wish));
  }

  /**
   * Turns reserved stock into sold stock.
   *
   * @throws RemoteRejectionException {@code reservation_released} when it ran out meanwhile
   */
  public void confirm(UUID orderId) throws RemoteRejectionException {
    breaker.service().call(Void.class, () -> products.confirm(orderId));
  }

  /** Gives the stock back, and sees to it that nothing is reserved for this order any more. */
  public void release(UUID orderId) {
    try {
      breaker.service().call(Void.class, () -> products.release(orderId));
    } catch (RemoteRejectionException e) {
      throw new StepFailedException("product-service does not release: " + e.code());
    }
  }
}
