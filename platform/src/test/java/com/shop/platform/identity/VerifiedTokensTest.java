package com.shop.platform.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import java.time.Instant;
import java.util.Set;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {
  private static final int LIFETIME_SECONDS = 900;

  private final Instant start = Instant.now();
  private Instant now = start;
  private final Verifier verifier = new Verifier();
  private final VerifiedTokens tokens = new VerifiedTokens(verifier, () -> now);
  private final JWTAuthContextInfo rules = new JWTAuthContextInfo();
  private PublicJsonWebKey key;

  @BeforeEach
  void trustOneKey() throws JoseException {
    key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
    rules.setPublicVerificationKey(key.getPublicKey());
    rules.setSignatureAlgorithm(Set.of(SignatureAlgorithm.ES256));
    rules.setIssuedBy("shop");
    rules.setExpectedAudience(Set.of("shop"));
  }

  @Test
  void aTokenIsVerifiedOnce() throws Exception {
    String token = signed(claims());

    JWTCallerPrincipal caller = tokens.parse(token, rules);

    assertSame(caller, tokens.parse(token, rules));
    assertEquals("alice", caller.getSubject());
    assertEquals(Set.of("customer"), caller.getGroups());
    assertEquals(1, verifier.calls);
  }

  @Test
  void anExpiredTokenIsVerifiedAgain() throws Exception {
    String token = signed(claims());
    now = start.plusSeconds(LIFETIME_SECONDS - 1);
    tokens.parse(token, rules);
    verifier.rejectsAll = true;
    tokens.parse(token, rules);

    now = start.plusSeconds(LIFETIME_SECONDS);

    assertThrows(ParseException.class, () -> tokens.parse(token, rules));
  }

  @Test
  void aTokenThatResemblesAGoodOneIsRejected() throws Exception {
    String good = signed(claims());
    tokens.parse(good, rules);
    String[] parts = good.split("\\.");
    JwtClaims admin = claims();
    admin.setStringListClaim("groups", "admin");
    JwtClaims ofAnotherIssuer = claims();
    ofAnotherIssuer.setIssuer("bank");
    JwtClaims forAnotherAudience = claims();
    forAnotherAudience.setAudience("bank");
    JwtClaims expired = claims();
    expired.setExpirationTime(NumericDate.fromSeconds(start.getEpochSecond() - 100));

    assertRejected(parts[0] + "." + signed(admin).split("\\.")[1] + "." + parts[2]);
    assertRejected(parts[0] + "." + parts[1] + ".");
    assertRejected(signed(ofAnotherIssuer));
    assertRejected(signed(forAnotherAudience));
    assertRejected(signed(expired));
    key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
    assertRejected(signed(claims()));
  }

  @Test
  void theNumberOfRememberedTokensIsLimited() throws Exception {
    verifier.answer = tokens.parse(signed(claims()), rules);
    verifier.calls = 0;
    for (int i = 0; i < VerifiedTokens.MAX_TOKENS; i++) {
      tokens.parse("token " + i, rules);
    }
    tokens.parse("token 0", rules);
    assertEquals(VerifiedTokens.MAX_TOKENS, verifier.calls);

    for (int i = 0; i < VerifiedTokens.MAX_TOKENS; i++) {
      tokens.parse("another token " + i, rules);
    }
    tokens.parse("token 0", rules);

    assertEquals(2 * VerifiedTokens.MAX_TOKENS + 1, verifier.calls);
  }

  /** Twice, since the first rejection must not be remembered as anything else. */
  private void assertRejected(String token) {
    assertThrows(ParseException.class, () -> tokens.parse(token, rules));
    assertThrows(ParseException.class, () -> tokens.parse(token, rules));
  }

  private JwtClaims claims() {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer("shop");
    claims.setAudience("shop");
    claims.setSubject("alice");
    claims.setStringListClaim("groups", "customer");
    claims.setIssuedAt(NumericDate.fromSeconds(start.getEpochSecond()));
    claims.setExpirationTime(NumericDate.fromSeconds(start.getEpochSecond() + LIFETIME_SECONDS));
    claims.setGeneratedJwtId();
    return claims;
  }

  private String signed(JwtClaims claims) throws JoseException {
    JsonWebSignature token = new JsonWebSignature();
    token.setPayload(claims.toJson());
    token.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
    token.setKey(key.getPrivateKey());
    return token.getCompactSerialization();
  }

  private static final class Verifier extends JWTCallerPrincipalFactory {
    private final JWTCallerPrincipalFactory real = new DefaultJWTCallerPrincipalFactory();
    private int calls;
    private boolean rejectsAll;
    private JWTCallerPrincipal answer;

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo rules) throws ParseException {
      calls++;
      if (rejectsAll) {
        throw new ParseException("rejected");
      }
      return answer == null ? real.parse(token, rules) : answer;
    }
  }
}
