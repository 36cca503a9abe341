package com.shop.platform.identity;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** Generates a key pair for a test run, configures the service to trust it, and signs tokens. */
public final class TestTokens implements QuarkusTestResourceLifecycleManager {
  private static final String KEY_PROPERTY = "shop.test.signing-key";

  @Override
  public Map<String, String> start() {
    try {
      EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
      key.setKeyId("test");
      key.setAlgorithm(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
      // In a system property, since the tests use another class loader than this resource.
      System.setProperty(KEY_PROPERTY, key.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE));
      return Map.of("mp.jwt.verify.publickey", new JsonWebKeySet(key).toJson());
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void stop() {
    System.clearProperty(KEY_PROPERTY);
  }

  public static String customer(UUID id) {
    return sign(id.toString(), Set.of(Role.CUSTOMER));
  }

  public static String admin(UUID id) {
    return sign(id.toString(), Set.of(Role.CUSTOMER, Role.ADMIN));
  }

  public static String service() {
    return sign("order-service", Set.of(Role.SERVICE));
  }

  private static String sign(String subject, Set<String> roles) {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer("https://api.shop.com");
    claims.setAudience("shop");
    claims.setSubject(subject);
    claims.setStringListClaim("groups", roles.stream().sorted().toList());
    claims.setIssuedAtToNow();
    claims.setExpirationTimeMinutesInTheFuture(15);
    claims.setGeneratedJwtId();
    return sign(claims);
  }

  /** Signs arbitrary claims, such as invalid ones. */
  public static String sign(JwtClaims claims) {
    try {
      EllipticCurveJsonWebKey key =
          (EllipticCurveJsonWebKey) JsonWebKey.Factory.newJwk(System.getProperty(KEY_PROPERTY));
      JsonWebSignature token = new JsonWebSignature();
      token.setPayload(claims.toJson());
      token.setKey(key.getPrivateKey());
      token.setKeyIdHeaderValue(key.getKeyId());
      token.setAlgorithmHeaderValue(key.getAlgorithm());
      return token.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }
}
