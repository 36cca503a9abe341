package com.shop.playground.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.playground.manifest.Installed;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.Test;

/** What scripts/secrets writes into a cluster. */
class ClusterSecretsTest extends FakeCluster {

  @Test
  void secretsMakesWhatTheManifestsTakeFromIt() {
    requireOpenssl();
    assertEquals(0, run("secrets", "--tls").status());
    assertEquals(new TreeMap<>(sorted(Installed.SECRETS)), kept("secret"));
    assertEquals(new TreeMap<>(sorted(Installed.CONFIG_MAPS)), kept("configmap"));
  }

  /** It refuses a longer one when replication is set up, though not when an account is made. */
  @Test
  void aReplicasPasswordIsNotLongerThanMySqlTakes() throws IOException {
    requireOpenssl();
    run("secrets");
    assertEquals(
        32, Files.readString(cluster.resolve("secret/mysql-secret/replication-password")).length());
  }

  @Test
  void secretsKeepsWhatIsThere() throws IOException {
    requireOpenssl();
    run("secrets");
    Map<String, String> first = contents();
    Files.delete(cluster.resolve("secret/order-service-secret/db-password"));
    Files.delete(cluster.resolve("configmap/token-keys/jwks.json"));
    Run again = run("secrets");
    assertEquals(
        List.of("  made order-service-secret, db-password", "  made token-keys"),
        again.output().lines().toList());
    Map<String, String> second = contents();
    assertNotEquals(
        first.remove("secret/order-service-secret/db-password"),
        second.remove("secret/order-service-secret/db-password"));
    assertEquals(first, second);
  }

  @Test
  void theSigningKeyFitsThePublishedOneWhichHasNothingPrivate() throws Exception {
    requireOpenssl();
    run("secrets");
    PublicJsonWebKey key =
        PublicJsonWebKey.Factory.newPublicJwk(
            Files.readString(cluster.resolve("secret/user-service-secret/signing-key")));
    PublicJsonWebKey published =
        (PublicJsonWebKey)
            new JsonWebKeySet(Files.readString(cluster.resolve("configmap/token-keys/jwks.json")))
                .getJsonWebKeys()
                .get(0);
    assertEquals(key.getKeyId(), key.calculateBase64urlEncodedThumbprint("SHA-256"));
    assertEquals(key.getKeyId(), published.getKeyId());
    assertNull(published.getPrivateKey());

    JsonWebSignature signed = new JsonWebSignature();
    signed.setPayload("{}");
    signed.setAlgorithmHeaderValue("ES256");
    signed.setKey(key.getPrivateKey());
    JsonWebSignature received = new JsonWebSignature();
    received.setCompactSerialization(signed.getCompactSerialization());
    received.setKey(published.getPublicKey());
    assertTrue(received.verifySignature());
  }

  @Test
  void noSecretIsOnACommandLine() throws IOException {
    requireOpenssl();
    run("secrets");
    String calls = Files.readString(cluster.resolve("calls"));
    for (Map.Entry<String, String> secret : contents().entrySet()) {
      if (!secret.getKey().endsWith("username")) {
        assertTrue(!calls.contains(secret.getValue()), secret.getKey());
      }
    }
  }

  private static Map<String, TreeSet<String>> sorted(Map<String, Set<String>> keys) {
    return keys.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> new TreeSet<>(e.getValue())));
  }

  private Map<String, TreeSet<String>> kept(String kind) {
    Map<String, TreeSet<String>> kept = new TreeMap<>();
    contents()
        .keySet()
        .forEach(
            path -> {
              String[] parts = path.split("/");
              if (parts[0].equals(kind)) {
                kept.computeIfAbsent(parts[1], name -> new TreeSet<>()).add(parts[2]);
              }
            });
    return kept;
  }
}
