package com.shop.order.client;

import com.shop.database.FreePort;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Calls the other services and the token endpoint over HTTP instead of fakes. */
public final class RealRemotes implements QuarkusTestProfile {
  /** How many request threads drive orders at the same time. */
  public static final int MAX_DRIVERS = 4;

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "quarkus.arc.exclude-types",
        "com.shop.order.client.payment.FakePayments,com.shop.order.client.product.FakeReservations,"
            + "com.shop.order.client.product.FakeCatalogue",
        "quarkus.rest-client.product-service.url",
        "http://localhost:" + FreePort.any(),
        "quarkus.rest-client.payment-service.url",
        "http://localhost:" + FreePort.any(),
        "quarkus.oidc-client.auth-server-url",
        "http://localhost:" + FreePort.any(),
        // Tests count the requests to payment-service.
        "shop.refunds.poll",
        "off",
        "shop.checkout.max-drivers",
        String.valueOf(MAX_DRIVERS),
        // Long enough to tell a response that came at once from one that waited, on any machine.
        "shop.checkout.answer-within",
        "2M");
  }
}
