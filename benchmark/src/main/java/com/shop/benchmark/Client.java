package com.shop.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;

/** The shop as the preparation of a measurement uses it, one request after the other. */
final class Client {

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ObjectMapper json = new ObjectMapper();
  private final URI base;

  Client(URI base) {
    this.base = base;
  }

  byte[] read(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(base.resolve(path)).build());
  }

  JsonNode get(String path, String accessToken) throws IOException, InterruptedException {
    return json.readTree(
        send(
            HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + accessToken)
                .build()));
  }

  /**
   * @param accessToken empty for a request of nobody
   */
  JsonNode post(String path, String accessToken, Map<String, ?> body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(body)));
    if (!accessToken.isEmpty()) {
      request.header("Authorization", "Bearer " + accessToken);
    }
    return json.readTree(send(request.build()));
  }

  String logIn(String email, String password) throws IOException, InterruptedException {
    return post("/user/login", "", Map.of("email", email, "password", password))
        .get("accessToken")
        .textValue();
  }

  private byte[] send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
    if (response.statusCode() >= 300) {
      throw new BenchmarkException(
          request.method() + " " + request.uri() + " returned " + response.statusCode());
    }
    return response.body();
  }
}
