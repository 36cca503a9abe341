package com.shop.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

  @TempDir private Path folder;

  @Test
  void theyAreMadeOnceAndKept() throws Exception {
    Secrets secrets = new Secrets(folder);
    String password = secrets.databasePassword("user-service");
    String key = Files.readString(secrets.signingKey());

    Secrets again = new Secrets(folder);
    assertEquals(password, again.databasePassword("user-service"));
    assertEquals(key, Files.readString(again.signingKey()));
    assertNotEquals(password, again.databasePassword("order-service"));
  }

  @Test
  void theVerificationKeyIsTheSigningKeysPublicHalf() throws Exception {
    Secrets secrets = new Secrets(folder);
    JsonWebKey signing = JsonWebKey.Factory.newJwk(Files.readString(secrets.signingKey()));
    String published = Files.readString(secrets.verificationKeys());
    List<JsonWebKey> keys = new JsonWebKeySet(published).getJsonWebKeys();

    assertEquals(1, keys.size());
    assertEquals(signing.getKeyId(), keys.get(0).getKeyId());
    assertEquals(signing.getKey(), keys.get(0).getKey());
    assertEquals("ES256", keys.get(0).getAlgorithm());
    assertFalse(published.contains("\"d\""));
  }

  @Test
  void onlyTheirOwnerCanReadThem() throws Exception {
    Secrets secrets = new Secrets(folder);
    secrets.signingKey();
    secrets.orderServiceClientSecret();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        assertEquals(
            "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
      }
    }
  }
}
