package com.shop.user.token;

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
  void knowAlice() throws IOException, JoseException {
    forged = new ForgedTokens(signingKey, Person.ALICE.authorized().get("/user/me").path("id"));
  }

  @Test
  void aTokenSaysWhoMayDoWhatForFifteenMinutes() throws Exception {
    Map<String, Object> claims = verifiedByThePublishedKeys(Person.ADMIN.accessToken());

    assertEquals("https://api.shop.com", claims.get("iss"));
    assertEquals("shop", claims.get("aud"));
    assertEquals(List.of("admin", "customer"), claims.get("groups"));
    assertEquals(Person.ADMIN.authorized().get("/user/me").path("id"), claims.get("sub"));
    assertEquals(900, (Long) claims.get("exp") - (Long) claims.get("iat"));
    UUID.fromString((String) claims.get("jti"));
  }

  @Test
  void noTwoTokensHaveOneId() throws Exception {
    assertNotEquals(
        verifiedByThePublishedKeys(Person.BOB.accessToken()).get("jti"),
        verifiedByThePublishedKeys(Person.BOB.accessToken()).get("jti"));
  }

  /** The valid token: each refused one below differs from it in one point. */
  @Test
  void aGenuineTokenIsTaken() throws JoseException {
    Person.authorized(forged.signed(forged.claims())).get("/user/me").then().statusCode(200);
  }

  @Test
  void aTokenWithoutASignatureIsRefused() throws JoseException {
    refused(forged.unsigned());
  }

  @Test
  void aTokenSignedWithThePublicKeyAsASecretIsRefused() throws JoseException {
    refused(forged.signedWithThePublicKey());
  }

  @Test
  void aTokenOfAnotherKeyIsRefused() throws JoseException {
    refused(forged.signedWithAnotherKey());
  }

  @Test
  @Covers("USER-39")
  void aTokenOfAnotherAlgorithmIsRefused() throws JoseException {
    refused(forged.signedWithAnRsaKey());
    refused(forged.signedWithAnotherCurve());
  }

  @Test
  void aTokenThatBringsItsOwnKeyIsRefused() throws JoseException {
    refused(forged.signedWithAKeyOfItsOwn());
  }

  @Test
  void tokensOfTheOldKeyAreAcceptedAfterARotation() throws Exception {
    ForgedTokens old =
        new ForgedTokens(retiredKey, Person.ALICE.authorized().get("/user/me").path("id"));
    JwtClaims expired = old.claims();
    expired.setExpirationTime(NumericDate.fromSeconds(NumericDate.now().getValue() - 100));

    Person.authorized(old.signed(old.claims())).get("/user/me").then().statusCode(200);
    refused(old.signed(expired));
  }

  @Test
  void aTokenOfAKeyThatHasLeftTheSetIsRefused() throws JoseException {
    refused(forged.signedWithAKeyThatIsGone());
  }

  @Test
  void aTokenOfAnotherIssuerIsRefused() throws JoseException {
    JwtClaims claims = forged.claims();
    claims.setIssuer("https://elsewhere.example");
    refused(forged.signed(claims));
  }

  @Test
  void aTokenForAnotherAudienceIsRefused() throws JoseException {
    JwtClaims claims = forged.claims();
    claims.setAudience("bank");
    refused(forged.signed(claims));
  }

  @Test
  void aTokenForNobodyInParticularIsRefused() throws JoseException {
    JwtClaims claims = forged.claims();
    claims.unsetClaim("aud");
    refused(forged.signed(claims));
  }

  @Test
  void anExpiredTokenIsRefused() throws JoseException {
    JwtClaims claims = forged.claims();
    claims.setIssuedAt(NumericDate.fromSeconds(NumericDate.now().getValue() - 1_000));
    claims.setExpirationTime(NumericDate.fromSeconds(NumericDate.now().getValue() - 100));
    refused(forged.signed(claims));
  }

  @Test
  void aTokenWithoutAnEndIsRefused() throws JoseException {
    JwtClaims claims = forged.claims();
    claims.unsetClaim("exp");
    refused(forged.signed(claims));
  }

  @Test
  void aChangedTokenIsRefused() {
    String[] parts = Person.ALICE.accessToken().split("\\.");
    String[] others = Person.ADMIN.accessToken().split("\\.");
    refused(parts[0] + "." + others[1] + "." + parts[2]);
  }

  @Test
  void aTokenOfAnAccountThatIsGoneIsRefused() throws JoseException {
    JwtClaims claims = forged.claims();
    claims.setSubject(UUID.randomUUID().toString());
    refused(forged.signed(claims));
  }

  private static void refused(String token) {
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
