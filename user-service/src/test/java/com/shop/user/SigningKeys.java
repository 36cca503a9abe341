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
 * Generates key pairs for a test run and configures them as an installation does: in two files. A
 * rotation is in progress: one key signs, and an older one still verifies. The file of public keys
 * also contains private members, which must not be published.
 */
public final class SigningKeys implements QuarkusTestResourceLifecycleManager {
  public static final String CLIENT_SECRET = "test-client-secret";

  /** The file of the older private key. */
  public static final String RETIRED_KEY = "shop.test.retired-key.location";

  private Path folder;

  @Override
  public Map<String, String> start() {
    try {
      EllipticCurveJsonWebKey retired = key("test-0");
      EllipticCurveJsonWebKey key = key("test-1");
      folder = Files.createTempDirectory("user-service-keys");
      return Map.of(
          RETIRED_KEY,
          file("retired.jwk", retired.toJson(OutputControlLevel.INCLUDE_PRIVATE)),
          "smallrye.jwt.sign.key.location",
          file("signing.jwk", key.toJson(OutputControlLevel.INCLUDE_PRIVATE)),
          "mp.jwt.verify.publickey.location",
          file(
              "jwks.json",
              new JsonWebKeySet(retired, key).toJson(OutputControlLevel.INCLUDE_PRIVATE)),
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
      Files.deleteIfExists(folder.resolve("retired.jwk"));
      Files.deleteIfExists(folder.resolve("signing.jwk"));
      Files.deleteIfExists(folder.resolve("jwks.json"));
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static EllipticCurveJsonWebKey key(String id) throws JoseException {
    EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
    key.setKeyId(id);
    key.setAlgorithm("ES256");
    return key;
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toUri().toString();
  }
}
