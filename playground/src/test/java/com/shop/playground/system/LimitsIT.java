package com.shop.playground.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The limits of every service, seen through the gateway. */
@ExtendWith(RunningShop.class)
class LimitsIT {
  private static final int LIMIT = 64 * 1024;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  static Stream<Arguments> tooLarge() {
    return Stream.of("/user/register", "/product", "/order", "/payment/cards")
        .flatMap(
            path ->
                Stream.of(LIMIT + 1, 1024 * 1024, 1536 * 1024)
                    .flatMap(
                        length ->
                            Stream.of(true, false)
                                .map(chunked -> Arguments.of(path, length, chunked))));
  }

  @ParameterizedTest
  @MethodSource
  void tooLarge(String path, int length, boolean chunked) throws Exception {
    HttpResponse<String> answer = post(path, length, chunked);
    assertEquals(413, answer.statusCode());
    assertTrue(answer.body().contains("\"code\":\"payload_too_large\""), answer::body);
    assertPrivate(answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/user/register", "/product", "/order", "/payment/cards"})
  void aBodyOfExactlyTheLimitIsRead(String path) throws Exception {
    for (boolean chunked : new boolean[] {true, false}) {
      int status = post(path, LIMIT, chunked).statusCode();
      assertTrue(List.of(400, 401).contains(status), () -> path + " " + status);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/user/me", "/order", "/payment", "/product/none", "/nowhere"})
  void anErrorIsNotCachedAndNamesNoSoftware(String path) throws Exception {
    assertPrivate(send(HttpRequest.newBuilder().GET(), path));
  }

  private static void assertPrivate(HttpResponse<String> answer) {
    assertEquals(List.of("application/problem+json"), answer.headers().allValues("Content-Type"));
    assertEquals(List.of("nosniff"), answer.headers().allValues("X-Content-Type-Options"));
    assertEquals(List.of("no-store"), answer.headers().allValues("Cache-Control"));
    assertEquals(List.of(), answer.headers().allValues("Server"));
    assertEquals(List.of(), answer.headers().allValues("Access-Control-Allow-Origin"));
  }

  /** A JSON object of this many bytes, with an unknown field. */
  private HttpResponse<String> post(String path, int length, boolean chunked) throws Exception {
    byte[] body = (" ".repeat(length - 2) + "{}").getBytes();
    BodyPublisher publisher =
        chunked
            ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))
            : BodyPublishers.ofByteArray(body);
    return send(
        HttpRequest.newBuilder().POST(publisher).header("Content-Type", "application/json"), path);
  }

  private HttpResponse<String> send(HttpRequest.Builder request, String path) throws Exception {
    return client.send(
        request.uri(URI.create(RunningShop.base() + path)).build(), BodyHandlers.ofString());
  }
}
