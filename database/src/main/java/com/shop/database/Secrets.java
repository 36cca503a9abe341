package com.shop.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.Use;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** The secrets of one installation: random, made once, readable by its owner only. */
public record Secrets(Path folder) {

  private static final int BYTES = 24;

  public String databasePassword(String service) throws IOException {
    return random(service + "-db-password");
  }

  public String orderServiceClientSecret() throws IOException {
    return random("order-service-client-secret");
  }

  /** The private key that signs tokens, a JSON Web Key. */
  public Path signingKey() throws IOException {
    makeKeys();
    return keyFile();
  }

  /** The public keys that verify tokens, a JSON Web Key Set. */
  public Path verificationKeys() throws IOException {
    makeKeys();
    return keySetFile();
  }

  private Path keyFile() {
    return folder.resolve("signing-key.jwk");
  }

  private Path keySetFile() {
    return folder.resolve("jwks.json");
  }

  private void makeKeys() throws IOException {
    if (Files.exists(keyFile())) {
      return;
    }
    try {
      EllipticCurveJsonWebKey key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
      key.setKeyId(key.calculateBase64urlEncodedThumbprint("SHA-256"));
      key.setAlgorithm(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
      key.setUse(Use.SIGNATURE);
      PrivateFile.write(
          keySetFile(), new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY));
      // Last, since it is what says that both are there.
      PrivateFile.write(keyFile(), key.toJson(OutputControlLevel.INCLUDE_PRIVATE));
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private String random(String name) throws IOException {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      byte[] bytes = new byte[BYTES];
      new SecureRandom().nextBytes(bytes);
      PrivateFile.write(file, Base64.getUrlEncoder().encodeToString(bytes) + "\n");
    }
    return Files.readString(file).strip();
  }
}
