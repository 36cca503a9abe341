package com.shop.user.token;

import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** The JWK Set that every service verifies tokens with, as everyone may see it. */
@Singleton
class PublishedKeys {
  private final List<PublicJsonWebKey> keys;

  PublishedKeys(@ConfigProperty(name = "mp.jwt.verify.publickey.location") String location) {
    this.keys =
        read(location).getJsonWebKeys().stream()
            // Never a symmetric key: whoever knows it can sign.
            .filter(PublicJsonWebKey.class::isInstance)
            .map(PublicJsonWebKey.class::cast)
            .toList();
  }

  boolean contain(PublicJsonWebKey signing) {
    return keys.stream()
        .anyMatch(
            key ->
                signing.getKeyId().equals(key.getKeyId())
                    && signing.getPublicKey().equals(key.getPublicKey()));
  }

  /** The set as JSON, with public members only, even if the configured file had others. */
  String json() {
    return new JsonWebKeySet(keys).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
  }

  private static JsonWebKeySet read(String location) {
    try {
      return new JsonWebKeySet(KeyFile.read(location));
    } catch (JoseException e) {
      throw new IllegalStateException("What is at " + location + " is no JWK Set");
    }
  }
}
