package com.shop.platform.identity;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Verifies each access token once: checking an ES256 signature takes longer than anything else that
 * a request does before its resource. A token is remembered until it expires, at the longest; then
 * it is verified like an unknown one. Rejected tokens are not remembered.
 *
 * <p>The keys and the rules are those of the service's configuration, which is read at start, so a
 * removed key takes effect as before.
 */
@Alternative
@Priority(1)
@Singleton
class VerifiedTokens extends JWTCallerPrincipalFactory {
  /** About 3 MB. Of more tokens, the least recently used ones are verified again. */
  static final int MAX_TOKENS = 1_000;

  private final Map<String, JWTCallerPrincipal> callers =
      Collections.synchronizedMap(new LeastRecentlyUsed());
  private final JWTCallerPrincipalFactory verifier;
  private final InstantSource clock;

  @Inject
  VerifiedTokens() {
    this(new DefaultJWTCallerPrincipalFactory(), InstantSource.system());
  }

  VerifiedTokens(JWTCallerPrincipalFactory verifier, InstantSource clock) {
    this.verifier = verifier;
    this.clock = clock;
  }

  @Override
  public JWTCallerPrincipal parse(String token, JWTAuthContextInfo rules) throws ParseException {
    JWTCallerPrincipal known = callers.get(token);
    if (known != null && isCurrent(known)) {
      return known;
    }
    JWTCallerPrincipal caller = verifier.parse(token, rules);
    callers.put(token, caller);
    return caller;
  }

  /** Without the leeway of the verifier, which alone decides about expired tokens. */
  private boolean isCurrent(JWTCallerPrincipal caller) {
    return clock.instant().getEpochSecond() < caller.getExpirationTime();
  }

  private static final class LeastRecentlyUsed extends LinkedHashMap<String, JWTCallerPrincipal> {
    private static final long serialVersionUID = 1L;

    LeastRecentlyUsed() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, JWTCallerPrincipal> eldest) {
      return size() > MAX_TOKENS;
    }
  }
}
