package com.shop.playground.blackbox;

import static com.shop.playground.client.Bodies.with;
import static com.shop.playground.client.Bodies.without;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.shop.platform.Covers;
import com.shop.playground.client.Bodies;
import com.shop.playground.client.Customer;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compressed responses, with a client that does not decompress them by itself. */
@BlackBox
class CompressionIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String GZIP_OR_NOTHING = "gzip, *;q=0";

  private final HttpClient http = HttpClient.newHttpClient();

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "br, gzip;q=0.5", "*", GZIP_OR_NOTHING})
  @Covers("CONV-54")
  void largeBodiesAreCompressed(String accepted) throws Exception {
    String product = "/product/" + largeProduct().path("id");
    HttpResponse<byte[]> plain = send(get(product));

    HttpResponse<byte[]> compressed = send(get(product).header("Accept-Encoding", accepted));

    assertEquals(Optional.of("gzip"), compressed.headers().firstValue("Content-Encoding"));
    assertEquals(new String(plain.body(), UTF_8), unzipped(compressed));
    assertTrue(compressed.body().length < plain.body().length);
    assertEquals(contentType(plain), contentType(compressed));
    assertVaries(plain);
    assertVaries(compressed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"gzip;q=0", "identity", "br", "*;q=0", "gzip;q=0.5, identity", "gzip;q=x"})
  @Covers("CONV-54")
  void otherCodingsAreNotUsed(String accepted) throws Exception {
    String product = "/product/" + largeProduct().path("id");

    assertPlain(send(get(product).header("Accept-Encoding", accepted)));
  }

  @Test
  @Covers("CONV-55")
  void smallBodiesAreCompressedOnDemandOnly() throws Exception {
    String product = "/product/" + Shelf.put(1);

    assertPlain(send(get(product).header("Accept-Encoding", "gzip")));
    HttpResponse<byte[]> demanded =
        send(get(product).header("Accept-Encoding", "gzip, identity;q=0"));
    assertEquals(new String(send(get(product)).body(), UTF_8), unzipped(demanded));
  }

  @Test
  @Covers("CONV-56")
  void tokensAreNeverCompressed() throws Exception {
    Customer carol = ShopUnderTest.register();
    HttpResponse<byte[]> login =
        post("/user/login", Bodies.credentials(carol.email(), Bodies.PASSWORD));
    String refreshToken = JSON.readTree(login.body()).path("refreshToken").asText();

    assertPlain(login);
    assertPlain(post("/user/refresh", Map.of("refreshToken", refreshToken)));
  }

  @Test
  @Covers("CONV-56")
  void eventStreamsAreNeverCompressed() throws Exception {
    Customer carol = People.somebody();
    String order = carol.buy(Shelf.put(1), 1);

    assertPlain(
        send(
            get("/order/" + order + "/events")
                .header("Authorization", "Bearer " + carol.token())
                .header("Accept", "text/event-stream")
                .header("Accept-Encoding", GZIP_OR_NOTHING)));
  }

  @Test
  @Covers("CONV-57")
  void theTagOfACompressedResponseIsGoodForAnEdit() throws Exception {
    Map<String, Object> product = large();
    String path = "/product/" + Shelf.put(product).path("id");
    HttpResponse<byte[]> compressed = send(get(path).header("Accept-Encoding", "gzip"));
    String tag = compressed.headers().firstValue("ETag").orElseThrow();
    assertEquals(send(get(path)).headers().firstValue("ETag"), Optional.of(tag));

    HttpResponse<byte[]> unchanged =
        send(get(path).header("Accept-Encoding", "gzip").header("If-None-Match", tag));
    HttpResponse<byte[]> edited =
        send(
            request(path)
                .header("Authorization", "Bearer " + People.admin().token())
                .header("Content-Type", "application/json")
                .header("If-Match", tag)
                .PUT(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(edit(product)))));

    assertEquals(304, unchanged.statusCode());
    assertEquals(0, unchanged.body().length);
    assertVaries(unchanged);
    assertEquals(200, edited.statusCode());
  }

  @Test
  @Covers("CONV-54")
  void rangesAreIgnoredAndHeadHasNoBody() throws Exception {
    String path = "/product/" + largeProduct().path("id");
    String whole = new String(send(get(path)).body(), UTF_8);

    HttpResponse<byte[]> range =
        send(get(path).header("Accept-Encoding", "gzip").header("Range", "bytes=0-9"));
    HttpResponse<byte[]> head =
        send(
            request(path)
                .header("Accept-Encoding", "gzip")
                .method("HEAD", BodyPublishers.noBody()));

    assertEquals(200, range.statusCode());
    assertEquals(whole, unzipped(range));
    assertEquals(200, head.statusCode());
    assertEquals(0, head.body().length);
    assertVaries(head);
  }

  private static Map<String, Object> large() {
    return with(Shelf.product(1), "description", "Lights up a test. ".repeat(100));
  }

  private static Response largeProduct() {
    return Shelf.put(large());
  }

  private static Map<String, Object> edit(Map<String, Object> product) {
    return with(without(product, "stock"), "name", "Better Lamp " + UUID.randomUUID());
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(ShopUnderTest.base().resolve(path));
  }

  private static HttpRequest.Builder get(String path) {
    return request(path).GET();
  }

  private HttpResponse<byte[]> post(String path, Object body) throws Exception {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .header("Accept-Encoding", GZIP_OR_NOTHING)
            .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  private static void assertPlain(HttpResponse<byte[]> response) {
    assertEquals(200, response.statusCode());
    assertEquals(Optional.empty(), response.headers().firstValue("Content-Encoding"));
  }

  private static void assertVaries(HttpResponse<byte[]> response) {
    assertTrue(
        response.headers().allValues("Vary").stream()
            .anyMatch(header -> header.toLowerCase(Locale.ROOT).contains("accept-encoding")),
        response.headers()::toString);
  }

  private static List<String> contentType(HttpResponse<byte[]> response) {
    return response.headers().allValues("Content-Type");
  }

  private static String unzipped(HttpResponse<byte[]> response) throws IOException {
    assertEquals(200, response.statusCode());
    try (GZIPInputStream body = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
      return new String(body.readAllBytes(), UTF_8);
    }
  }
}
