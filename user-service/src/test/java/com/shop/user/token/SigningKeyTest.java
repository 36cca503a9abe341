package com.shop.user.token;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {
  @TempDir Path folder;

  @Test
  void aPrivateKeyWithAPublishedPublicKeyIsAccepted() throws Exception {
    EllipticCurveJsonWebKey key = key("one");

    assertEquals("one", new SigningKey(file(privateJwk(key)), published(key)).id());
  }

  @Test
  void aPublicKeyIsRejected() throws Exception {
    EllipticCurveJsonWebKey key = key("one");

    assertRejected(key.toJson(), published(key));
  }

  @Test
  void aKeyWithoutAnIdIsRejected() throws Exception {
    EllipticCurveJsonWebKey key = key(null);

    assertRejected(privateJwk(key), published(key));
  }

  @Test
  void aKeyThatIsNotPublishedIsRejected() throws Exception {
    assertRejected(privateJwk(key("one")), published(key("two")));
    assertRejected(privateJwk(key("one")), published(key("one")));
  }

  @Test
  void aMalformedKeyIsRejectedWithoutQuotingIt() throws Exception {
    PublishedKeys published = published(key("one"));

    IllegalStateException e = assertRejected("{\"kty\": \"EC\", \"d\": \"precious", published);

    assertThat(String.valueOf(e), not(containsString("precious")));
    assertThat(String.valueOf(e.getCause()), not(containsString("precious")));
  }

  @Test
  void aMissingKeyFileIsRejected() throws Exception {
    PublishedKeys published = published(key("one"));
    String nowhere = folder.resolve("nowhere").toUri().toString();

    assertThrows(IllegalStateException.class, () -> new SigningKey(nowhere, published));
    assertThrows(IllegalStateException.class, () -> new PublishedKeys(nowhere));
  }

  private IllegalStateException assertRejected(String jwk, PublishedKeys published)
      throws IOException {
    String location = file(jwk);
    return assertThrows(IllegalStateException.class, () -> new SigningKey(location, published));
  }

  private static EllipticCurveJsonWebKey key(String id) throws JoseException {
    EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
    key.setKeyId(id);
    return key;
  }

  private static String privateJwk(EllipticCurveJsonWebKey key) {
    return key.toJson(OutputControlLevel.INCLUDE_PRIVATE);
  }

  private PublishedKeys published(EllipticCurveJsonWebKey key) throws IOException {
    Path file = folder.resolve("jwks.json");
    Files.writeString(file, new JsonWebKeySet(key).toJson());
    return new PublishedKeys(file.toUri().toString());
  }

  private String file(String jwk) throws IOException {
    return Files.writeString(folder.resolve("signing.jwk"), jwk).toUri().toString();
  }
}
