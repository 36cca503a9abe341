package com.shop.user.token;

import com.shop.platform.Ids;
import com.shop.platform.Times;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.Claims;

/**
 * Issues the JWTs (RFC 7519) that all services accept. They cannot be revoked, so their lifetime is
 * short.
 */
@ApplicationScoped
public class AccessTokens {
  public static final Duration LIFETIME = Duration.ofMinutes(15);

  private final SigningKey signing;
  private final String issuer;
  private final Set<String> audience;

  AccessTokens(
      SigningKey signing,
      @ConfigProperty(name = "mp.jwt.verify.issuer") String issuer,
      @ConfigProperty(name = "mp.jwt.verify.audiences") Set<String> audience) {
    this.signing = signing;
    this.issuer = issuer;
    this.audience = audience;
  }

  /**
   * @param subject the id of a user or a machine client
   * @param roles of the subject
   */
  public String issue(String subject, Set<String> roles) {
    Instant now = Times.now();
    return Jwt.issuer(issuer)
        .audience(audience)
        .subject(subject)
        .groups(roles)
        .issuedAt(now)
        .expiresAt(now.plus(LIFETIME))
        .claim(Claims.jti, Ids.next().toString())
        .jws()
        .algorithm(SignatureAlgorithm.ES256)
        .keyId(signing.id())
        .sign(signing.key());
  }
}
