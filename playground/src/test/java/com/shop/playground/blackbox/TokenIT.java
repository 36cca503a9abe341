package com.shop.playground.blackbox;

import static com.shop.playground.blackbox.Checks.assertProblem;
import static com.shop.playground.blackbox.Checks.assertStatus;
import static com.shop.playground.client.Bodies.credentials;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.platform.Covers;
import com.shop.playground.client.Bodies;
import com.shop.playground.client.Client;
import com.shop.playground.client.Customer;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Access tokens, and the keys that verify them. */
@BlackBox
class TokenIT {
  private final Client anyone = ShopUnderTest.anyone();
  private Customer carol;
  private String token;

  @BeforeEach
  void carolLogsIn() {
    carol = People.somebody();
    token =
        anyone.post("/user/login", credentials(carol.email(), Bodies.PASSWORD)).path("accessToken");
  }

  @Test
  @Covers("USER-38")
  void aTokenHoldsRolesAndExpiresInFifteenMinutes() {
    JsonPath claims = part(1);

    assertEquals(carol.id(), claims.getString("sub"));
    assertEquals(List.of("customer"), claims.getList("groups"));
    assertTrue(
        claims.getMap("").keySet().containsAll(Set.of("iss", "aud", "iat", "exp", "jti")),
        claims::prettify);
    long life = claims.getLong("exp") - claims.getLong("iat");
    assertEquals(Duration.ofMinutes(15).toSeconds(), life);
  }

  @Test
  @Covers({"USER-37", "USER-38"})
  void theJwksIsPublicAndHoldsNoPrivateKey() throws JoseException {
    Response shown = anyone.get("/user/jwks");

    assertStatus(200, shown);
    for (Map<String, ?> key : shown.<List<Map<String, ?>>>path("keys")) {
      assertEquals(Set.of(), intersection(key.keySet(), Set.of("d", "p", "q", "dp", "dq", "k")));
    }
    JsonWebSignature signature = new JsonWebSignature();
    signature.setCompactSerialization(token);
    signature.setKey(key(shown).getKey());
    assertTrue(signature.verifySignature());
  }

  @Test
  @Covers({"USER-39", "CONV-29"})
  void anUnsignedTokenIsRejected() {
    String head = encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}");

    assertRefused(head + "." + token.split("\\.")[1] + ".");
  }

  @Test
  @Covers({"USER-39", "CONV-29"})
  void aTokenSignedWithThePublicKeyAsSecretIsRejected() throws JoseException {
    Response shown = anyone.get("/user/jwks");
    Key publicKey = key(shown).getKey();
    JsonWebSignature forged = new JsonWebSignature();
    forged.setAlgorithmHeaderValue("HS256");
    forged.setKeyIdHeaderValue(part(0).getString("kid"));
    forged.setPayload(part(1).prettify());
    forged.setKey(new HmacKey(publicKey.getEncoded()));

    assertRefused(forged.getCompactSerialization());
  }

  @Test
  @Covers({"USER-39", "CONV-29"})
  void aTamperedTokenIsRejected() {
    String[] parts = token.split("\\.");
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);

    assertRefused(parts[0] + "." + encoded(claims.replace("customer", "admin")) + "." + parts[2]);
    assertRefused("rubbish");
  }

  private static void assertRefused(String token) {
    Client forger = ShopUnderTest.bearing(token);
    for (String path : List.of("/user/me", "/order", "/payment")) {
      Response refused = forger.get(path);
      assertProblem(401, "unauthorized", refused);
      assertEquals("Bearer", refused.header("WWW-Authenticate"));
    }
    assertProblem(401, "unauthorized", forger.post("/product", Shelf.product(1)));
  }

  private JsonWebKey key(Response jwks) throws JoseException {
    String id = part(0).getString("kid");
    return new JsonWebKeySet(jwks.asString())
        .getJsonWebKeys().stream()
            .filter(key -> key.getKeyId().equals(id))
            .findFirst()
            .orElseThrow();
  }

  private JsonPath part(int index) {
    byte[] part = Base64.getUrlDecoder().decode(token.split("\\.")[index]);
    return JsonPath.from(new String(part, StandardCharsets.UTF_8));
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Set<String> intersection(Set<String> one, Set<String> other) {
    return one.stream().filter(other::contains).collect(Collectors.toSet());
  }
}
