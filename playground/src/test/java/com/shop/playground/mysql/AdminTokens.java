package com.shop.playground.mysql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** Access tokens of an admin, without a user-service. */
final class AdminTokens {
  private final EllipticCurveJsonWebKey key;

  AdminTokens() {
    try {
      key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
      key.setKeyId("test");
      key.setAlgorithm(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes the public key, with which a service verifies them. */
  Path writeKeys(Path folder) throws IOException {
    return Files.writeString(folder.resolve("jwks.json"), new JsonWebKeySet(key).toJson());
  }

  String sign() {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer("https://api.shop.com");
    claims.setAudience("shop");
    claims.setSubject(UUID.randomUUID().toString());
    claims.setStringListClaim("groups", "admin");
    claims.setIssuedAtToNow();
    claims.setExpirationTimeMinutesInTheFuture(15);
    claims.setGeneratedJwtId();
    JsonWebSignature token = new JsonWebSignature();
    token.setPayload(claims.toJson());
    token.setKey(key.getPrivateKey());
    token.setKeyIdHeaderValue(key.getKeyId());
    token.setAlgorithmHeaderValue(key.getAlgorithm());
    try {
      return token.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }
}
