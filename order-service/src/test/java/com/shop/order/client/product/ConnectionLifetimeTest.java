package com.shop.order.client.product;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.database.FreePort;
import com.shop.platform.http.ConnectionLifetime;
import io.netty.channel.Channel;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The service calls itself in place of product-service. */
@QuarkusTest
@TestProfile(ConnectionLifetimeTest.CallsItself.class)
class ConnectionLifetimeTest {
  private static final int FIRST = 2_000;

  /** The pool looks for idle connections this often. */
  private static final Duration POOL_CHECK = Duration.ofSeconds(1);

  /** How long calls may reach a pod that the Service has removed. */
  private static final Duration MAX_LIFETIME = Duration.ofSeconds(5);

  @Inject CatalogueClient catalogue;
  @Inject Connections connections;

  @BeforeEach
  void forgetConnections() {
    connections.requests().clear();
  }

  @Test
  void aBusyConnectionIsReusedAndThenReplaced() {
    await()
        .pollInterval(Duration.ofMillis(10))
        .until(
            () -> {
              catalogue.find(UUID.randomUUID());
              return connections.requests().size() > 1;
            });

    assertTrue(connections.requests().values().stream().anyMatch(requests -> requests > 1));
    await().until(() -> connections.requests().keySet().stream().anyMatch(c -> !c.isOpen()));
  }

  @Test
  void anIdleConnectionIsClosed() {
    catalogue.find(UUID.randomUUID());

    assertFalse(connections.requests().isEmpty());
    await().until(() -> connections.requests().keySet().stream().noneMatch(Channel::isOpen));
  }

  @ParameterizedTest
  @ValueSource(strings = {"product-service", "payment-service"})
  void allLimitsTogetherAreFiveSeconds(String service) {
    Duration idle =
        Duration.ofMillis(
            ConfigProvider.getConfig()
                .getValue("quarkus.rest-client." + service + ".connection-ttl", Long.class));

    Duration longest = ConnectionLifetime.LIMIT.plus(idle).plus(POOL_CHECK);

    assertTrue(longest.compareTo(MAX_LIFETIME) <= 0, longest::toString);
  }

  /** The connections on which requests for products arrived, and how many. */
  @ApplicationScoped
  static class Connections {
    private final Map<Channel, Integer> requests = new ConcurrentHashMap<>();

    void register(@Observes Filters filters) {
      filters.register(this::count, FIRST);
    }

    Map<Channel, Integer> requests() {
      return requests;
    }

    private void count(RoutingContext context) {
      if (context.request().path().startsWith("/product")) {
        HttpConnection connection = context.request().connection();
        requests.merge(((ConnectionBase) connection).channel(), 1, Integer::sum);
      }
      context.next();
    }
  }

  /** Uses the real REST client, and no other service. */
  public static final class CallsItself implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      String port = Integer.toString(FreePort.any());
      return Map.of(
          "quarkus.http.test-port",
          port,
          "quarkus.rest-client.product-service.url",
          "http://localhost:" + port,
          "quarkus.arc.exclude-types",
          "com.shop.order.client.product.FakeCatalogue");
    }
  }
}
