package com.shop.playground.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.shop.playground.shop.ShopException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A customer's HTTP client. */
final class Client {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Set<Integer> OK = Set.of(200);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final ObjectMapper json = new ObjectMapper();
  private final URI base;
  private Optional<String> token = Optional.empty();

  Client(URI base) {
    this.base = base;
  }

  /** A response body and how long the response took. */
  record Answer(JsonNode body, Duration took) {}

  void logIn(String email, String password) throws IOException, InterruptedException {
    JsonNode tokens = post("/user/login", OK, Map.of("email", email, "password", password)).body();
    token = Optional.of(tokens.get("accessToken").asText());
  }

  Answer get(String path) throws IOException, InterruptedException {
    return send(request(path).GET().build(), OK);
  }

  /**
   * @param headers names and values in turn
   * @throws ShopException when the status is not an expected one; the message quotes the response
   */
  Answer post(String path, Set<Integer> expected, Object body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(body)));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.build(), expected);
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
    token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
    return request;
  }

  private Answer send(HttpRequest request, Set<Integer> expected)
      throws IOException, InterruptedException {
    long began = System.nanoTime();
    HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    if (!expected.contains(answer.statusCode())) {
      throw unexpected(
          request.method() + " " + request.uri(),
          answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8));
    }
    return new Answer(json.readTree(answer.body()), took);
  }

  static ShopException unexpected(String request, String answer) {
    return new ShopException(request + " returned " + answer);
  }
}
