package com.shop.order.client.product;

import com.shop.order.client.LenientJson;
import com.shop.order.client.RemoteService;
import com.shop.platform.Ids;
import com.shop.platform.warmup.Loopback;
import com.shop.platform.warmup.WarmUpTask;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;

/**
 * Calls this service as if it were product-service: the call runs through the REST client and a
 * circuit breaker, and ends in a 404.
 */
@ApplicationScoped
class ProductClientWarmUp implements WarmUpTask {
  private static final String RESERVATION =
      """
      {"lines": [{"productId": "0198a3f2-7c1e-7d3a-9b52-4f6e8a1c2d3b", "sku": "A", "name": "A",
         "quantity": 1, "unitPrice": {"amount": 1, "currency": "USD"}}],
       "total": {"amount": 1, "currency": "USD"}}""";

  private final RemoteService service = new RemoteService("warm-up");
  private final Loopback loopback;
  private final LenientJson json;

  ProductClientWarmUp(Loopback loopback, LenientJson json) {
    this.loopback = loopback;
    this.json = json;
  }

  @Override
  public void run() throws IOException {
    try (CatalogueRestClient self =
        QuarkusRestClientBuilder.newBuilder()
            .baseUri(loopback.base())
            .build(CatalogueRestClient.class)) {
      service.find(() -> self.get(Ids.next()));
    }
    json.getContext(Reservation.class).readValue(RESERVATION, Reservation.class);
  }
}
