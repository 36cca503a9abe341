package com.shop.user.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.user.http.Connection.Response;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Platform's limit for request bodies, tested byte by byte in this service only. */
@QuarkusTest
class BodyLimitTest {
  private static final int LIMIT = 64 * 1024;
  private static final int MEGABYTE = 1024 * 1024;
  private static final String GET = "GET /user/jwks HTTP/1.1\r\nHost: localhost\r\n\r\n";

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aBodyOfExactlyTheLimitIsRead(boolean chunked) throws IOException {
    try (Connection connection = new Connection()) {
      Response response = connection.send(post(LIMIT, chunked, "")).receive();
      assertEquals(400, response.status());
      assertTrue(response.body().contains("\"field\":\"email\""), response::body);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void oneByteMoreIsRejectedOnAnOpenConnection(boolean chunked) throws IOException {
    try (Connection connection = new Connection()) {
      assertTooLarge(connection.send(post(LIMIT + 1, chunked, "")).receive());
      assertEquals(200, connection.send(GET).receive().status());
      assertEquals(400, connection.send(post(LIMIT, chunked, "")).receive().status());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aRejectedMegabyteIsReadToItsEnd(boolean chunked) throws IOException {
    try (Connection connection = new Connection()) {
      assertTooLarge(connection.send(post(MEGABYTE, chunked, "")).receive());
      assertEquals(200, connection.send(GET).receive().status());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void pipelinedRequestsAreAnsweredInOrder(boolean chunked) throws IOException {
    try (Connection connection = new Connection()) {
      connection.send(post(LIMIT + 1, chunked, "") + GET + post(10, chunked, "") + GET);
      assertTooLarge(connection.receive());
      assertEquals(200, connection.receive().status());
      assertEquals(400, connection.receive().status());
      assertEquals(200, connection.receive().status());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aBodyOverAMegabyteClosesTheConnection(boolean chunked) throws IOException {
    try (Connection connection = new Connection()) {
      Response response = connection.send(post(2 * MEGABYTE, chunked, "")).receive();
      assertTooLarge(response);
      assertTrue(response.head().contains("connection: close\r\n"), response::head);
      assertTrue(connection.isClosed());
    }
  }

  @Test
  void aContentLengthOverAMegabyteIsRejectedUnread() throws IOException {
    try (Connection connection = new Connection()) {
      assertTooLarge(connection.send(head("Content-Length: " + 2 * MEGABYTE, "")).receive());
      assertTrue(connection.isClosed());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void expectContinueIsAnswered(boolean chunked) throws IOException {
    String request = post(LIMIT, chunked, "Expect: 100-continue\r\n");
    int body = request.indexOf("\r\n\r\n") + 4;
    try (Connection connection = new Connection()) {
      assertEquals(100, connection.send(request.substring(0, body)).receive().status());
      assertEquals(400, connection.send(request.substring(body)).receive().status());
      assertEquals(200, connection.send(GET).receive().status());
    }
  }

  @Test
  void aTooLargeBodyIsRejectedBeforeItIsSent() throws IOException {
    try (Connection connection = new Connection()) {
      String length = "Content-Length: " + (LIMIT + 1);
      assertTooLarge(connection.send(head(length, "Expect: 100-continue\r\n")).receive());
      assertTrue(connection.isClosed());
    }
  }

  @Test
  void aStalledBodyTimesOut() throws IOException {
    try (Connection connection = new Connection()) {
      connection.send(head("Content-Length: 100", "") + "{");
      assertTrue(connection.isClosed());
    }
  }

  @Test
  void getRequestsHaveTheSameLimit() throws IOException {
    try (Connection connection = new Connection()) {
      String head = "GET /user/jwks HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n";
      assertTooLarge(connection.send(head.formatted(LIMIT + 1) + "x".repeat(LIMIT + 1)).receive());
      assertEquals(
          200, connection.send(head.formatted(LIMIT) + "x".repeat(LIMIT)).receive().status());
    }
  }

  private static void assertTooLarge(Response response) {
    assertEquals(413, response.status());
    assertTrue(
        response.head().contains("content-type: application/problem+json\r\n"), response::head);
    assertTrue(response.head().contains("x-content-type-options: nosniff\r\n"), response::head);
    assertTrue(response.head().contains("cache-control: no-store\r\n"), response::head);
    assertTrue(response.body().contains("\"code\":\"payload_too_large\""), response::body);
    assertTrue(response.body().contains("\"instance\":"), response::body);
    assertFalse(response.head().contains("server:"), response::head);
  }

  /** A registration without an email address, of the given size in bytes. */
  private static String post(int length, boolean chunked, String headers) {
    String body = " ".repeat(length - 2) + "{}";
    if (!chunked) {
      return head("Content-Length: " + length, headers) + body;
    }
    StringBuilder chunks = new StringBuilder(head("Transfer-Encoding: chunked", headers));
    for (int from = 0; from < length; from += 10_000) {
      String chunk = body.substring(from, Math.min(length, from + 10_000));
      chunks
          .append(Integer.toHexString(chunk.length()))
          .append("\r\n")
          .append(chunk)
          .append("\r\n");
    }
    return chunks.append("0\r\n\r\n").toString();
  }

  private static String head(String framing, String headers) {
    return "POST /user/register HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n%s%s\r\n\r\n"
        .formatted(headers, framing);
  }
}
