package com.shop.user.token;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctJwkGenerator;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class PublishedKeysTest {

  /** The configured file does contain the private members. */
  @Test
  void thePublishedSetHasNoPrivateMembers() {
    given()
        .header("Authorization", "Bearer junk")
        .get("/user/jwks")
        .then()
        .statusCode(200)
        .contentType("application/json")
        .header("Cache-Control", "public, max-age=300")
        .body("keys.kid", contains("test-0", "test-1"))
        .body("keys.alg", everyItem(equalTo("ES256")))
        .body("keys.kty", everyItem(equalTo("EC")))
        .body("keys.crv", everyItem(equalTo("P-256")))
        .body("keys", everyItem(not(hasKey("d"))));
  }

  @Test
  void secretMembersAndSymmetricKeysAreNotPublished(@TempDir Path folder) throws Exception {
    JsonWebKey ec = named("ec", EcJwkGenerator.generateJwk(EllipticCurves.P256));
    JsonWebKey rsa = named("rsa", RsaJwkGenerator.generateJwk(2048));
    JsonWebKey symmetric = named("symmetric", OctJwkGenerator.generateJwk(256));

    String published = published(folder, new JsonWebKeySet(ec, rsa, symmetric));

    assertThat(published, containsString("\"ec\""));
    assertThat(published, containsString("\"rsa\""));
    for (String secret : new String[] {"d", "p", "q", "dp", "dq", "qi", "oth", "k"}) {
      assertThat(published, not(containsString("\"" + secret + "\"")));
    }
    assertThat(published, not(containsString("symmetric")));
  }

  @Test
  void allKeysArePublishedDuringARotation(@TempDir Path folder) throws Exception {
    JsonWebKey next = named("next", EcJwkGenerator.generateJwk(EllipticCurves.P256));
    JsonWebKey old = named("old", EcJwkGenerator.generateJwk(EllipticCurves.P256));

    String published = published(folder, new JsonWebKeySet(old, next));

    assertThat(published, containsString("\"old\""));
    assertThat(published, containsString("\"next\""));
  }

  private static JsonWebKey named(String id, JsonWebKey key) {
    key.setKeyId(id);
    return key;
  }

  private static String published(Path folder, JsonWebKeySet keys)
      throws IOException, JoseException {
    Path file = folder.resolve("jwks.json");
    Files.writeString(file, keys.toJson(OutputControlLevel.INCLUDE_PRIVATE));
    return new PublishedKeys(file.toUri().toString()).json();
  }
}
