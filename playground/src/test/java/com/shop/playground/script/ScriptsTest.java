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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts for a cluster, except those for MySQL. */
class ScriptsTest extends FakeCluster {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "secrets",
        "deploy",
        "undeploy",
        "smoke",
        "images",
        "kind-up",
        "minikube-up",
        "rollout",
        "mysql-status",
        "mysql-backup",
        "mysql-restore",
        "mysql-replace",
        "mysql-promote"
      })
  void helpSaysWhatAScriptDoesAndDoesNothing(String script) {
    Run help = run(script, "--help");
    assertEquals(0, help.status());
    assertTrue(help.output().startsWith("Usage: scripts/" + script), help.output());
    assertTrue(Files.notExists(cluster), "it has called kubectl");
  }

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

  @Test
  void deployNamesTheOverlaysThatThereAre() {
    Run deploy = run("deploy", "nowhere");
    assertEquals(1, deploy.status());
    assertEquals(
        "There is no overlay nowhere: kind minikube production are there.",
        deploy.output().strip());
  }

  @Test
  void deploySaysThatTheIngressHasToBeLetIn() {
    requireKubectl();
    Run deploy = run("deploy", "kind");
    assertEquals(1, deploy.status());
    assertTrue(
        deploy.output().contains("kubectl label namespace NAMESPACE shop.com/ingress=allowed"),
        deploy.output());
    assertTrue(calls().stream().noneMatch(call -> call.startsWith("apply")));
  }

  @Test
  void deployLetsAKnownIngressControllerIn() throws IOException {
    requireOpenssl();
    requireKubectl();
    Files.createDirectories(cluster);
    Files.writeString(cluster.resolve("controllers"), "kube-system\nkube-system\n");
    Run deploy = run("deploy", "kind", "--address", "127.0.0.1:1");
    assertEquals(0, deploy.status(), deploy.output());
    assertInOrder(
        "label namespace kube-system shop.com/ingress=allowed",
        "apply -f .*target/deploy/shop.yaml -o name");
  }

  @Test
  void deployAppliesInOrderAndEndsWithAnOrder() throws IOException {
    requireOpenssl();
    requireKubectl();
    pretend();
    Run deploy = run("deploy", "kind", "--with", "hpa", "--address", "127.0.0.1:1");
    assertTrue(deploy.output().contains("user-service:"), deploy.output());
    assertInOrder(
        "apply -f .*namespace.yaml",
        "-n shop create secret generic user-service-secret",
        "apply -f .*target/deploy/shop.yaml -o name",
        "-n shop rollout status statefulset/mysql .*",
        "-n shop rollout status deployment/order-service .*",
        "config set-context --current --namespace=shop");
    assertEquals(0, deploy.status(), deploy.output());
    assertTrue(deploy.output().contains("o is CONFIRMED"), deploy.output());
    assertTrue(deploy.output().contains("curl http://api.shop.com:1/user/health"));
  }

  @Test
  void anAutoscalerTakesTheReplicasOverAsTheyAre() throws IOException {
    requireOpenssl();
    requireKubectl();
    pretend();
    Files.writeString(cluster.resolve("deployments"), "deployment.apps/user-service\n");
    run("deploy", "kind", "--with", "hpa", "--address", "127.0.0.1:1");
    assertInOrder(
        "-n shop annotate deployment --all kubectl.kubernetes.io/last-applied-configuration-",
        "apply -f .*target/deploy/shop.yaml -o name");
  }

  @Test
  void kindUpGoesFromNothingToAShop() throws IOException {
    requireOpenssl();
    requireKubectl();
    pretend("kind", "docker", "mvn", "java");
    assertEquals(0, run("kind-up", "--base", "jre").status());
    assertInOrder(
        "mvn .*package",
        "java .* images --base jre",
        "kind create cluster --name shop .*",
        "kind load image-archive .*order-service.tar --name shop",
        "apply -f .*k8s/ingress/traefik.yaml",
        "apply -f .*target/deploy/shop.yaml -o name");
  }

  @Test
  void minikubeUpGoesFromNothingToAShop() throws IOException {
    requireOpenssl();
    requireKubectl();
    pretend("minikube", "mvn", "java");
    assertEquals(0, run("minikube-up").status());
    assertInOrder(
        "minikube start --profile shop .*--cni calico.*",
        "minikube image load .*order-service.tar --profile shop",
        "apply -f .*k8s/ingress/traefik.yaml",
        "apply -f .*target/deploy/shop.yaml -o name");
  }

  @Test
  void undeployKeepsTheDataUnlessToldOtherwise() {
    assertEquals(0, run("undeploy").status());
    assertTrue(calls().stream().noneMatch(call -> call.matches(".*(pvc|secret|namespace).*")));
    assertEquals(0, run("undeploy", "--wipe").status());
    assertTrue(calls().contains("delete namespace shop --ignore-not-found"));
  }

  @Test
  void greenPodsGetNoCallsBeforeTheSwitch() throws IOException {
    requireOpenssl();
    requireKubectl();
    pretend();
    assertEquals(0, run("deploy", "kind", "--address", "127.0.0.1:1").status());
    Files.writeString(cluster.resolve("deployments"), "deployment.apps/order-service-green\n");
    assertEquals(0, run("rollout", "blue-green", "start", "order-service", "o:2").status());
    assertEquals(0, run("rollout", "blue-green", "switch", "order-service").status());
    assertEquals(0, run("rollout", "blue-green", "finish", "order-service").status());
    String service = "-n shop patch service order-service --type merge --patch .*";
    assertInOrder(
        service + "\"stable\".*",
        "apply -k .*target/rollout",
        "-n shop rollout status deployment/order-service-green .*",
        service + "\"green\".*",
        "-n shop set image deployment/order-service order-service=.*",
        service + "null.*",
        "-n shop delete .* -l app=order-service,track=green .*");
  }

  @Test
  void rolloutRefusesWhatItDoesNotKnow() {
    assertEquals(1, run("rollout", "canary", "start", "cart-service", "x").status());
    assertEquals(1, run("rollout", "canary", "switch", "order-service").status());
    assertTrue(Files.notExists(cluster), "it has called kubectl");
  }

  @Test
  void smokeFindsOutThatOneKeyHasMadeTwoOrders() {
    secondOrder = "another";
    Run smoke = run("smoke", "http://api.shop.com");
    assertEquals(1, smoke.status());
    assertEquals("One key made two orders: o and another.", lastLine(smoke));
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
