package com.shop.order.remote;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** The other services, and the token endpoint, are asked over HTTP instead of being faked. */
public final class RealRemotes implements QuarkusTestProfile {
  /** How many orders are driven by request threads at the same time. */
  public static final int AT_ONCE = 4;

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "quarkus.arc.exclude-types",
        "com.shop.order.payment.FakePayments,com.shop.order.stock.FakeReservations,"
            + "com.shop.order.stock.FakeCatalogue",
        "quarkus.rest-client.product-service.url",
        "http://localhost:" + freePort(),
        "quarkus.rest-client.payment-service.url",
        "http://localhost:" + freePort(),
        "quarkus.oidc-client.auth-server-url",
        "http://localhost:" + freePort(),
        "shop.checkout.at-once",
        String.valueOf(AT_ONCE));
  }

  /** Below the ports that the system gives away: nothing takes it while a server is down. */
  private static int freePort() {
    for (int tries = 1; ; tries++) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
      try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getByName("localhost"))) {
        return free.getLocalPort();
      } catch (IOException e) {
        if (tries == 100) {
          throw new IllegalStateException("No port is free", e);
        }
      }
    }
  }
}
