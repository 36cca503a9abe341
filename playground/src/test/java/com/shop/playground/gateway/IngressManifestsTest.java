package com.shop.playground.gateway;

import static com.shop.playground.gateway.Route.PathType.EXACT;
import static com.shop.playground.gateway.Route.PathType.PREFIX;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IngressManifestsTest {

  private static final String INGRESS =
      """
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      spec:
        rules:
          - host: "%s"
            http:
              paths:
                - path: %s
                  pathType: %s
                  backend: {service: {name: %s, port: {number: 80}}}
      """;

  @TempDir Path folder;

  @Test
  void everyIngressBelowTheFolderIsRead() throws URISyntaxException {
    Path k8s = Path.of(getClass().getResource("k8s").toURI());
    assertEquals(
        Set.of(
            new Route("api.shop.com", PREFIX, "/user", "user-service"),
            new Route("api.shop.com", PREFIX, "/product", "product-service"),
            new Route("api.shop.com", PREFIX, "/assets", "product-service"),
            new Route("api.shop.com", EXACT, "/", "product-service")),
        Set.copyOf(IngressManifests.read(k8s).routes()));
  }

  @Test
  void otherFilesAreIgnored() throws IOException {
    Files.writeString(folder.resolve("patch.yaml"), "- {op: remove, path: /spec}\n");
    Files.writeString(folder.resolve("empty.yml"), "---\n---\n");
    Files.writeString(folder.resolve("notes.txt"), "{{{");
    Files.writeString(
        folder.resolve("tls.yaml"),
        "apiVersion: networking.k8s.io/v1\nkind: Ingress\nspec: {tls: [{hosts: [a]}]}\n");
    Files.writeString(
        folder.resolve("a.yaml"), INGRESS.formatted("API.shop.com", "/a", "Prefix", "a"));
    assertEquals("a", IngressManifests.read(folder).serviceFor("api.shop.com", "/a").orElseThrow());
  }

  @Test
  void aFolderWithoutAnIngressIsAnError() {
    assertEquals("No Ingress with a rule was found below " + folder + ".", errorReading(folder));
  }

  @Test
  void aMissingFolderIsAnError() {
    Path missing = folder.resolve("missing");
    assertEquals("The folder " + missing + " cannot be read.", errorReading(missing));
  }

  @Test
  void invalidYamlIsAnErrorThatNamesTheFile() throws IOException {
    Path file = Files.writeString(folder.resolve("broken.yaml"), "kind: [Ingress\n");
    assertEquals(file + " is not valid YAML.", errorReading(folder));
  }

  @ParameterizedTest
  @CsvSource({
    "api.shop.com, /a, ImplementationSpecific, a",
    "api.shop.com, a, Prefix, a",
    "*.shop.com, /a, Prefix, a",
    "api.shop.com, /a, Prefix, ''"
  })
  void anUnsupportedRuleIsAnError(String host, String path, String pathType, String service)
      throws IOException {
    Path file = folder.resolve("a.yaml");
    Files.writeString(file, INGRESS.formatted(host, path, pathType, service));
    String error = errorReading(folder);
    assertTrue(error.startsWith("The Ingress in " + file), error);
  }

  private static String errorReading(Path folder) {
    return assertThrows(GatewayException.class, () -> IngressManifests.read(folder)).getMessage();
  }
}
