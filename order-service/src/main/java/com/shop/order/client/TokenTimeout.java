package com.shop.order.client;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.common.OidcRequestFilter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Limits how long a token request may take. All calls that need a new token wait for one request,
 * and the OIDC client itself has a timeout for connecting only.
 */
@Unremovable
@ApplicationScoped
class TokenTimeout implements OidcRequestFilter {
  private static final long MILLIS = 2_000;

  @Override
  public Uni<Void> filter(OidcRequestFilterContext context) {
    context.request().timeout(MILLIS);
    return Uni.createFrom().voidItem();
  }
}
