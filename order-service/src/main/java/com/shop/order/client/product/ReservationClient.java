package com.shop.order.client.product;

import com.shop.order.client.RemoteRejectionException;
import com.shop.order.client.StepFailedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Reserves, confirms and releases the stock of an order at product-service. Every call is
 * idempotent by order id and throws {@link StepFailedException} while its outcome is unknown.
 */
@ApplicationScoped
public class ReservationClient {
  private final ReservationRestClient reservations;
  private final ProductBreaker breaker;

  ReservationClient(@RestClient ReservationRestClient reservations, ProductBreaker breaker) {
    this.reservations = reservations;
    this.breaker = breaker;
  }

  /**
   * Reserves all lines or none.
   *
   * @throws RemoteRejectionException {@code insufficient_stock}, {@code unknown_product}, {@code
   *     reservation_released}
   */
  public Reservation reserve(UUID orderId, ReservationRequest request)
      throws RemoteRejectionException {
    return breaker.service().call(() -> reservations.reserve(orderId, request));
  }

  /**
   * Turns reserved stock into sold stock.
   *
   * @throws RemoteRejectionException {@code reservation_released} if it expired meanwhile
   */
  public void confirm(UUID orderId) throws RemoteRejectionException {
    breaker.service().run(() -> reservations.confirm(orderId));
  }

  /** Returns the stock. If nothing was reserved, a late reservation will take none. */
  public void release(UUID orderId) {
    try {
      breaker.service().run(() -> reservations.release(orderId));
    } catch (RemoteRejectionException e) {
      throw new StepFailedException("product-service rejected the release: " + e.code());
    }
  }
}
