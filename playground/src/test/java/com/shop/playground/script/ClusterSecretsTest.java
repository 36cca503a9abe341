package com.shop.playground.script;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.playground.manifest.Installed;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Base64;
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

/** The Secrets and ConfigMaps that scripts/secrets creates. */
class ClusterSecretsTest extends FakeCluster {

  @Test
  void allReferencedSecretsAndConfigMapsAreCreated() {
    requireOpenssl();
    assertEquals(0, run("secrets", "--tls").status());
    assertEquals(new TreeMap<>(sorted(Installed.SECRETS)), keysOf("secret"));
    assertEquals(new TreeMap<>(sorted(Installed.CONFIG_MAPS)), keysOf("configmap"));
  }

  /**
   * MySQL rejects a longer one when replication starts, although not when the account is created.
   */
  @Test
  void theReplicationPasswordIsShortEnoughForMySql() throws IOException {
    requireOpenssl();
    run("secrets");
    assertEquals(
        32, Files.readString(cluster.resolve("secret/mysql-secret/replication-password")).length());
  }

  @Test
  void existingValuesAreKept() throws IOException {
    requireOpenssl();
    run("secrets");
    Map<String, String> first = contents();
    Files.delete(cluster.resolve("secret/order-service-secret/db-password"));
    Files.delete(cluster.resolve("configmap/token-keys/jwks.json"));
    Run again = run("secrets");
    assertEquals(
        List.of("  created order-service-secret, db-password", "  created token-keys"),
        again.output().lines().toList());
    Map<String, String> second = contents();
    assertNotEquals(
        first.remove("secret/order-service-secret/db-password"),
        second.remove("secret/order-service-secret/db-password"));
    assertEquals(first, second);
  }

  @Test
  void theTokenKeysVerifyWhatTheSigningKeySigned() throws Exception {
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
  void noSecretIsPassedOnACommandLine() throws IOException {
    requireOpenssl();
    run("secrets");
    String calls = Files.readString(cluster.resolve("calls"));
    for (Map.Entry<String, String> secret : contents().entrySet()) {
      if (!secret.getKey().endsWith("username")) {
        assertTrue(!calls.contains(secret.getValue()), secret.getKey());
      }
    }
  }

  @Test
  void opensslWithExplicitParametersIsSupported() throws IOException {
    requireOpenssl();
    install("openssl", "openssl");
    Run secrets = run("secrets");
    assertEquals(0, secrets.status(), secrets.output());
  }

  @Test
  void theFileHasTheClustersValues() throws IOException {
    requireOpenssl();
    run("secrets");
    assertEquals(0, run("secrets", "--file").status());

    Map<String, String> contents = contents();
    String file = secretFile();
    Secret user = find(file, Secret.class, "user-service-secret");
    for (String key : Installed.SECRETS.get("user-service-secret")) {
      assertEquals(contents.get("secret/user-service-secret/" + key), decoded(user, key), key);
    }
    assertEquals(
        contents.get("secret/order-service-secret/client-secret"),
        decoded(find(file, Secret.class, "order-service-secret"), "client-secret"));
    assertEquals(
        contents.get("configmap/token-keys/jwks.json").strip(),
        find(file, ConfigMap.class, "token-keys").getData().get("jwks.json"));
  }

  @Test
  void theFileHasNewValuesForAnEmptyCluster() throws Exception {
    requireOpenssl();
    assertEquals(0, run("secrets", "--file").status());

    String file = secretFile();
    Secret user = find(file, Secret.class, "user-service-secret");
    assertEquals(Installed.SECRETS.get("user-service-secret"), user.getData().keySet());
    PublicJsonWebKey key = PublicJsonWebKey.Factory.newPublicJwk(decoded(user, "signing-key"));
    String published = find(file, ConfigMap.class, "token-keys").getData().get("jwks.json");
    assertEquals(key.getKeyId(), new JsonWebKeySet(published).getJsonWebKeys().get(0).getKeyId());
    assertTrue(!published.contains("\"d\""));
    assertEquals(Map.of(), contents(), "objects in the cluster");
  }

  private String secretFile() throws IOException {
    return Files.readString(folder.resolve("shop/k8s/user-service/secret.yaml"));
  }

  private static String decoded(Secret secret, String key) {
    return new String(Base64.getDecoder().decode(secret.getData().get(key)), UTF_8);
  }

  private static Map<String, TreeSet<String>> sorted(Map<String, Set<String>> keys) {
    return keys.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> new TreeSet<>(e.getValue())));
  }

  private Map<String, TreeSet<String>> keysOf(String kind) {
    Map<String, TreeSet<String>> keysOf = new TreeMap<>();
    contents()
        .keySet()
        .forEach(
            path -> {
              String[] parts = path.split("/");
              if (parts[0].equals(kind)) {
                keysOf.computeIfAbsent(parts[1], name -> new TreeSet<>()).add(parts[2]);
              }
            });
    return keysOf;
  }
}
