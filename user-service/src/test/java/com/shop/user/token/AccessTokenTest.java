package com.shop.user.token;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.shop.platform.Covers;
import com.shop.user.Person;
import com.shop.user.SigningKeys;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccessTokenTest {
  @ConfigProperty(name = "smallrye.jwt.sign.key.location")
  String signingKey;

  @ConfigProperty(name = SigningKeys.RETIRED_KEY)
  String retiredKey;

  private ForgedTokens forged;

  @BeforeEach
  void forgeTokensOfAlice() throws IOException, JoseException {
    forged = new ForgedTokens(signingKey, Person.ALICE.authorized().get("/user/me").path("id"));
  }

  @Test
  void aTokenHasRolesAndExpiresAfterFifteenMinutes() throws Exception {
    Map<String, Object> claims = verifiedByThePublishedKeys(Person.ADMIN.accessToken());

    assertEquals("https://api.shop.com", claims.get("iss"));
    assertEquals("shop", claims.get("aud"));
    assertEquals(List.of("admin", "customer"), claims.get("groups"));
    assertEquals(Person.ADMIN.authorized().get("/user/me").path("id"), claims.get("sub"));
    assertEquals(900, (Long) claims.get("exp") - (Long) claims.get("iat"));
    UUID.fromString((String) claims.get("jti"));
  }

  @Test
  void everyTokenHasItsOwnId() throws Exception {
    assertNotEquals(
        verifiedByThePublishedKeys(Person.BOB.accessToken()).get("jti"),
        verifiedByThePublishedKeys(Person.BOB.accessToken()).get("jti"));
  }

  /** Each rejected token below differs from this one in one respect. */
  @Test
  void aValidTokenIsAccepted() throws JoseException {
    Person.authorized(forged.signed(forged.claims())).get("/user/me").then().statusCode(200);
  }

  @Test
  void aTokenWithoutASignatureIsRejected() throws JoseException {
    assertRejected(forged.unsigned());
  }

  @Test
  void aTokenSignedWithThePublicKeyIsRejected() throws JoseException {
    assertRejected(forged.signedWithThePublicKey());
  }

  @Test
  void aTokenOfAnotherKeyIsRejected() throws JoseException {
    assertRejected(forged.signedWithAnotherKey());
  }

  @Test
  @Covers("USER-39")
  void aTokenOfAnotherAlgorithmIsRejected() throws JoseException {
    assertRejected(forged.signedWithAnRsaKey());
    assertRejected(forged.signedWithAnotherCurve());
  }

  @Test
  void aTokenWithAnEmbeddedKeyIsRejected() throws JoseException {
    assertRejected(forged.signedWithAnEmbeddedKey());
  }

  @Test
  void tokensOfTheOldKeyAreAcceptedAfterARotation() throws Exception {
    ForgedTokens old =
        new ForgedTokens(retiredKey, Person.ALICE.authorized().get("/user/me").path("id"));
    JwtClaims expired = old.claims();
    expired.setExpirationTime(NumericDate.fromSeconds(NumericDate.now().getValue() - 100));

    Person.authorized(old.signed(old.claims())).get("/user/me").then().statusCode(200);
    assertRejected(old.signed(expired));
  }

  @Test
  void aTokenOfARemovedKeyIsRejected() throws JoseException {
    assertRejected(forged.signedWithARemovedKey());
  }

  @Test
  void aTokenOfAnotherIssuerIsRejected() throws JoseException {
    JwtClaims claims = forged.claims();
    claims.setIssuer("https://elsewhere.example");
    assertRejected(forged.signed(claims));
  }

  @Test
  void aTokenForAnotherAudienceIsRejected() throws JoseException {
    JwtClaims claims = forged.claims();
    claims.setAudience("bank");
    assertRejected(forged.signed(claims));
  }

  @Test
  void aTokenWithoutAnAudienceIsRejected() throws JoseException {
    JwtClaims claims = forged.claims();
    claims.unsetClaim("aud");
    assertRejected(forged.signed(claims));
  }

  @Test
  void anExpiredTokenIsRejected() throws JoseException {
    JwtClaims claims = forged.claims();
    claims.setIssuedAt(NumericDate.fromSeconds(NumericDate.now().getValue() - 1_000));
    claims.setExpirationTime(NumericDate.fromSeconds(NumericDate.now().getValue() - 100));
    assertRejected(forged.signed(claims));
  }

  @Test
  void anAcceptedTokenIsRejectedAfterItsExpiry() throws JoseException {
    JwtClaims claims = forged.claims();
    // The verifier has a leeway of a minute.
    claims.setIssuedAt(NumericDate.fromSeconds(NumericDate.now().getValue() - 600));
    claims.setExpirationTime(NumericDate.fromSeconds(NumericDate.now().getValue() - 55));
    String token = forged.signed(claims);

    Person.authorized(token).get("/user/me").then().statusCode(200);
    await().untilAsserted(() -> assertRejected(token));
  }

  @Test
  void aTokenWithoutAnExpiryIsRejected() throws JoseException {
    JwtClaims claims = forged.claims();
    claims.unsetClaim("exp");
    assertRejected(forged.signed(claims));
  }

  @Test
  void aTamperedTokenIsRejected() {
    String accepted = Person.ALICE.accessToken();
    Person.authorized(accepted).get("/user/me").then().statusCode(200);
    String[] parts = accepted.split("\\.");
    String[] others = Person.ADMIN.accessToken().split("\\.");
    assertRejected(parts[0] + "." + others[1] + "." + parts[2]);
  }

  @Test
  void aTokenOfADeletedAccountIsRejected() throws JoseException {
    JwtClaims claims = forged.claims();
    claims.setSubject(UUID.randomUUID().toString());
    assertRejected(forged.signed(claims));
  }

  private static void assertRejected(String token) {
    Person.authorized(token)
        .get("/user/me")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", "Bearer")
        .contentType("application/problem+json")
        .body("code", equalTo("unauthorized"));
  }

  private static Map<String, Object> verifiedByThePublishedKeys(String token) throws Exception {
    JsonWebKeySet published =
        new JsonWebKeySet(io.restassured.RestAssured.get("/user/jwks").asString());
    JsonWebSignature signature = new JsonWebSignature();
    signature.setCompactSerialization(token);
    signature.setKey(
        new JwksVerificationKeyResolver(published.getJsonWebKeys())
            .resolveKey(signature, List.of()));
    assertEquals("ES256", signature.getAlgorithmHeaderValue());
    assertEquals("test-1", signature.getKeyIdHeaderValue());
    return JwtClaims.parse(signature.getPayload()).getClaimsMap();
  }
}
