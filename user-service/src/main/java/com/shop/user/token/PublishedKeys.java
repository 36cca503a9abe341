package com.shop.user.token;

import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/** The public JWK Set with which every service verifies tokens. */
@Singleton
class PublishedKeys {
  private final List<PublicJsonWebKey> keys;

  PublishedKeys(@ConfigProperty(name = "mp.jwt.verify.publickey.location") String location) {
    this.keys =
        read(location).getJsonWebKeys().stream()
            // Never a symmetric key: it can sign tokens too.
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

  /** The set as JSON. Private members are left out, even if the configured file has some. */
  String json() {
    return new JsonWebKeySet(keys).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
  }

  private static JsonWebKeySet read(String location) {
    try {
      return new JsonWebKeySet(KeyFile.read(location));
    } catch (JoseException e) {
      throw new IllegalStateException("Not a JWK Set: " + location);
    }
  }
}
