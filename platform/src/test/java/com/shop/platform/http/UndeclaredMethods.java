package com.shop.platform.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.shop.platform.Covers;
import com.shop.platform.identity.TestTokens;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/**
 * Sends every method that a service's OpenAPI document does not declare to each of its paths
 * without a variable. Without a rule of their own, such paths are taken for {@code /user/{id}} and
 * the like.
 */
public abstract class UndeclaredMethods {
  private static final List<String> METHODS =
      List.of("GET", "HEAD", "PUT", "POST", "PATCH", "DELETE");

  private final HttpClient client = HttpClient.newHttpClient();
  private final String prefix = ConfigProvider.getConfig().getValue("shop.prefix", String.class);

  @TestHTTPResource URI base;

  /** A valid token of an admin. */
  protected String adminToken() {
    return TestTokens.admin(UUID.randomUUID());
  }

  @Test
  @Covers("CONV-36")
  void methodsThatAreNotDeclaredAreNotAllowed() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, Set<String>> path : literalPaths().entrySet()) {
      for (String method : METHODS) {
        String asked = method.equals("HEAD") ? "GET" : method;
        if (!path.getValue().contains(asked)) {
          check(method, path.getKey(), String.join(", ", path.getValue()), wrong);
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  private void check(String method, String path, String allowed, List<String> wrong)
      throws Exception {
    for (Optional<String> token : List.of(Optional.<String>empty(), Optional.of(adminToken()))) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(base.resolve(path)).method(method, BodyPublishers.noBody());
      token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      String allow = response.headers().firstValue("Allow").orElse("no Allow");
      if (response.statusCode() != 405 || !allow.equals(allowed)) {
        wrong.add(
            "%s %s %s a token: %d, %s"
                .formatted(
                    method,
                    path,
                    token.isPresent() ? "with" : "without",
                    response.statusCode(),
                    allow));
      }
    }
  }

  private Map<String, Set<String>> literalPaths() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(prefix + "/openapi?format=json")).build();
    JsonNode document =
        new ObjectMapper().readTree(client.send(request, BodyHandlers.ofString()).body());
    Map<String, Set<String>> paths = new TreeMap<>();
    paths.put(prefix + "/openapi", Set.of("GET"));
    paths.put(prefix + "/docs", Set.of("GET"));
    document
        .path("paths")
        .forEachEntry(
            (path, item) -> {
              if (!path.contains("{")) {
                Set<String> methods = new TreeSet<>();
                item.fieldNames()
                    .forEachRemaining(name -> methods.add(name.toUpperCase(Locale.ROOT)));
                paths.put(path, methods);
              }
            });
    return paths;
  }
}
