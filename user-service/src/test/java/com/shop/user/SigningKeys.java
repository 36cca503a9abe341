package com.shop.user;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/**
 * Makes a key pair for a test run and configures it as an installation does: by two files. The set
 * that is meant for everyone carelessly has the private member too.
 */
public final class SigningKeys implements QuarkusTestResourceLifecycleManager {
  public static final String CLIENT_SECRET = "a-secret-of-this-test";

  private Path folder;

  @Override
  public Map<String, String> start() {
    try {
      EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
      key.setKeyId("test-1");
      key.setAlgorithm("ES256");
      folder = Files.createTempDirectory("user-service-keys");
      return Map.of(
          "smallrye.jwt.sign.key.location",
          file("signing.jwk", key.toJson(OutputControlLevel.INCLUDE_PRIVATE)),
          "mp.jwt.verify.publickey.location",
          file("jwks.json", new JsonWebKeySet(key).toJson(OutputControlLevel.INCLUDE_PRIVATE)),
          "shop.clients.order-service.secret",
          CLIENT_SECRET,
          "shop.seed",
          "true");
    } catch (IOException | JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void stop() {
    try {
      Files.deleteIfExists(folder.resolve("signing.jwk"));
      Files.deleteIfExists(folder.resolve("jwks.json"));
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toUri().toString();
  }
}
