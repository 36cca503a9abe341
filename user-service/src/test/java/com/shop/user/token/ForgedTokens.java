package com.shop.user.token;

import io.smallrye.jwt.util.ResourceUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.util.List;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/** Valid tokens, and forged tokens that the service must reject. */
final class ForgedTokens {
  private final PublicJsonWebKey signingKey;
  private final String subject;

  ForgedTokens(String signingKeyLocation, String subject) throws IOException, JoseException {
    this.signingKey =
        PublicJsonWebKey.Factory.newPublicJwk(ResourceUtils.readResource(signingKeyLocation));
    this.subject = subject;
  }

  JwtClaims claims() {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer("https://api.shop.com");
    claims.setAudience("shop");
    claims.setSubject(subject);
    claims.setStringListClaim("groups", List.of("customer"));
    claims.setIssuedAtToNow();
    claims.setExpirationTimeMinutesInTheFuture(15);
    claims.setGeneratedJwtId();
    return claims;
  }

  String signed(JwtClaims claims) throws JoseException {
    return token(
        claims, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256, signingKey.getPrivateKey());
  }

  String unsigned() throws JoseException {
    return token(claims(), AlgorithmIdentifiers.NONE, null);
  }

  /** A key confusion attack: the public key is used as the secret of a symmetric algorithm. */
  String signedWithThePublicKey() throws JoseException {
    String publicKey = signingKey.toJson();
    return token(
        claims(),
        AlgorithmIdentifiers.HMAC_SHA256,
        new HmacKey(publicKey.getBytes(StandardCharsets.UTF_8)));
  }

  /** Another key confusion: the algorithm is secure, but not the one that the service uses. */
  String signedWithAnRsaKey() throws JoseException {
    return token(
        claims(),
        AlgorithmIdentifiers.RSA_USING_SHA256,
        RsaJwkGenerator.generateJwk(2048).getPrivateKey());
  }

  String signedWithAnotherCurve() throws JoseException {
    return token(
        claims(),
        AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
        EcJwkGenerator.generateJwk(EllipticCurves.P384).getPrivateKey());
  }

  /** The key comes from the token's own header (RFC 7515, section 4.1.3). */
  String signedWithAnEmbeddedKey() throws JoseException {
    PublicJsonWebKey own = EcJwkGenerator.generateJwk(EllipticCurves.P256);
    JsonWebSignature token = new JsonWebSignature();
    token.setPayload(claims().toJson());
    token.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
    token.setJwkHeader(own);
    token.setKey(own.getPrivateKey());
    return token.getCompactSerialization();
  }

  /** Signed with a key that is no longer in the set, as after a rotation. */
  String signedWithARemovedKey() throws JoseException {
    PublicJsonWebKey gone = EcJwkGenerator.generateJwk(EllipticCurves.P256);
    gone.setKeyId("gone");
    JsonWebSignature token = new JsonWebSignature();
    token.setPayload(claims().toJson());
    token.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
    token.setKeyIdHeaderValue(gone.getKeyId());
    token.setKey(gone.getPrivateKey());
    return token.getCompactSerialization();
  }

  String signedWithAnotherKey() throws JoseException {
    return token(
        claims(),
        AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
        EcJwkGenerator.generateJwk(EllipticCurves.P256).getPrivateKey());
  }

  private String token(JwtClaims claims, String algorithm, Key key) throws JoseException {
    JsonWebSignature token = new JsonWebSignature();
    token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
    token.setPayload(claims.toJson());
    token.setAlgorithmHeaderValue(algorithm);
    token.setKeyIdHeaderValue(signingKey.getKeyId());
    token.setKey(key);
    return token.getCompactSerialization();
  }
}
