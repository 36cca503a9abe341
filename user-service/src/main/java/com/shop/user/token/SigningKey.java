package com.shop.user.token;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.security.PrivateKey;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * The private key that signs access tokens: a JWK (RFC 7517) on the curve P-256 with a {@code kid}.
 * Only user-service has it. An unusable key fails the start, since no service would accept the
 * tokens of this pod.
 */
@Singleton
@Startup
class SigningKey {
  private final PrivateKey key;
  private final String id;

  SigningKey(
      @ConfigProperty(name = "smallrye.jwt.sign.key.location") String location,
      PublishedKeys published) {
    PublicJsonWebKey jwk = read(location);
    if (jwk.getPrivateKey() == null || jwk.getKeyId() == null) {
      throw new IllegalStateException("The signing key must be a private JWK with a kid");
    }
    if (!published.contain(jwk)) {
      throw new IllegalStateException(
          "The verification keys do not include the public key of the signing key, kid "
              + jwk.getKeyId());
    }
    this.key = jwk.getPrivateKey();
    this.id = jwk.getKeyId();
  }

  PrivateKey key() {
    return key;
  }

  /** The JWK's {@code kid}. */
  String id() {
    return id;
  }

  private static PublicJsonWebKey read(String location) {
    try {
      return PublicJsonWebKey.Factory.newPublicJwk(KeyFile.read(location));
    } catch (JoseException e) {
      // Without the cause, which may quote the key.
      throw new IllegalStateException("Not a JWK: " + location);
    }
  }
}
