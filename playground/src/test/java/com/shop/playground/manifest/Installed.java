package com.shop.playground.manifest;

import java.util.Map;
import java.util.Set;

/** The objects that scripts/secrets creates, as ClusterSecretsTest checks; no manifest has them. */
public final class Installed {
  public static final Map<String, Set<String>> SECRETS =
      Map.of(
          "user-service-secret", Set.of("username", "db-password", "signing-key"),
          "product-service-secret", Set.of("username", "db-password", "db-reader-password"),
          "order-service-secret", Set.of("username", "db-password", "client-secret"),
          "payment-service-secret", Set.of("username", "db-password"),
          "mysql-secret", Set.of("replication-password", "exporter-password"),
          "audit-secret", Set.of("username", "db-password"),
          "api-shop-com-tls", Set.of("tls.crt", "tls.key"));

  public static final Map<String, Set<String>> CONFIG_MAPS =
      Map.of("token-keys", Set.of("jwks.json"));

  private Installed() {}
}
