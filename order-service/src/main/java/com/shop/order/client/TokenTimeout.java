package com.shop.order.client;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.common.OidcRequestFilter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The token endpoint, too, has to answer in time: all calls that need a new token wait for one
 * request, and its client knows no timeout but that of connecting.
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
