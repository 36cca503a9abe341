package com.shop.user.token;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.security.PrivateKey;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * The private key that signs access tokens: a JWK (RFC 7517) on the curve P-256 with a {@code kid}.
 * Read once, at start, which fails when the key is unusable: better no pod than one whose tokens
 * nobody takes. Only user-service has it.
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
      throw new IllegalStateException("The signing key has to be a private JWK with a kid");
    }
    if (!published.contain(jwk)) {
      throw new IllegalStateException(
          "The verification keys lack the signing key's public half, kid " + jwk.getKeyId());
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
      // Without the cause: a parser quotes what it reads.
      throw new IllegalStateException("What is at " + location + " is no JWK");
    }
  }
}
