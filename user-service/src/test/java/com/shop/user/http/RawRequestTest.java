package com.shop.user.http;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.user.Person;
import com.shop.user.http.Connection.Response;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that most HTTP clients cannot send, tested in this service for all of them. */
@QuarkusTest
class RawRequestTest {
  private static final Duration QUICKLY = Duration.ofSeconds(10);

  private String admin;

  @BeforeEach
  void logInAsAdmin() {
    admin = "Authorization: Bearer " + Person.ADMIN.accessToken() + "\r\n";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a|b",
        "{x}",
        "%",
        "100%",
        "%zz",
        "%4",
        "a^b",
        "`a`",
        "<a>",
        "\"a\"",
        "[a]",
        "a\\b",
        "a;b",
        "a%3Bb",
        "a%7Cb",
        "\u00c3\u00a9"
      })
  void charactersOfAQueryAreTakenLiterally(String raw) throws IOException {
    String tag = UUID.randomUUID().toString().substring(24);
    String name = raw.replace("%3B", ";").replace("%7C", "|").replace("\u00c3\u00a9", "\u00e9");
    register(tag + name);
    register(tag + "other");

    Response found = get("/user?query=" + tag + raw, admin);

    assertEquals(200, found.status(), found::body);
    assertEquals(2, found.body().split("\"id\":", -1).length, found::body);
  }

  @ParameterizedTest
  @CsvSource({
    "/user?x=a|b&limit=0, 400",
    "/user?x=1;limit=x, 200",
    "/user?limit=1;x=1, 400",
    "/user/{id}, 404",
    "/user/a|b, 404",
    "/user/%, 400",
    "/user/%zz, 400",
  })
  void illegalCharactersOfATargetAreAnsweredWithTheUsualHeaders(String target, int status)
      throws IOException {
    Response response = get(target, admin);

    assertEquals(status, response.status(), response::body);
    assertTrue(response.head().contains("x-content-type-options: nosniff"), response::head);
    assertTrue(response.head().contains("cache-control: no-store"), response::head);
    if (status >= 400) {
      assertTrue(response.head().contains("content-type: application/problem+json"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"%D9%A5", "%EF%BC%95", "%E0%A5%AB", "%2B5", "-5", "5.0", "0x5"})
  void aLimitHasAsciiDigitsOnly(String limit) throws IOException {
    assertEquals(400, get("/user?limit=" + limit, admin).status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\0\0{\0",
        "\0\0\0{",
        "{\0\0\0",
        "{\0}\0",
        "\0{\0}",
        "\u00fe\u00ff\0{\0}",
        "\u00ff\u00fe{\0}\0",
        "{\"email\":\"\u00e9\"}",
        "{\"email\":\"\u00c0\u00af\"}",
        "{\"email\":\"\u00ed\u00a0\u0080\"}",
        "\u0080",
        "{}\u00c3"
      })
  void aBodyThatIsNotUtf8IsMalformed(String bytes) throws IOException {
    for (String path : new String[] {"/user/login", "/user/register", "/user/refresh"}) {
      Response response = post(path, bytes);
      assertEquals(400, response.status(), response::body);
      assertTrue(response.body().contains("\"malformed_request\""), response::body);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "text", "/", "a/b/c"})
  void aMalformedAcceptIsNotAcceptable(String accept) throws IOException {
    for (String path : new String[] {"/user", "/user/jwks"}) {
      Response response = get(path, admin + "Accept: " + accept + "\r\n");
      assertEquals(406, response.status(), response::body);
      assertTrue(response.body().contains("\"not_acceptable\""), response::body);
    }
  }

  @Test
  void theLinesOfAcceptAreOneList() throws IOException {
    String accept = "Accept: image/png\r\nAccept: application/json\r\n";

    assertEquals(200, get("/user", admin + accept).status());
    assertEquals(406, get("/user", admin + accept.replace("json", "pdf")).status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n2\r\n{}0\r\n0\r\n\r\n",
        "Content-Length: -2\r\n\r\n{}",
        "Content-Length: +2\r\n\r\n{}",
        "Content-Length: 2x\r\n\r\n{}",
        "Content-Length: 99999999999999999999\r\n\r\n{}",
        "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
        "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        "X Y: 1\r\nContent-Length: 2\r\n\r\n{}",
        "no colon\r\nContent-Length: 2\r\n\r\n{}"
      })
  void malformedFramingIsAnsweredAtOnce(String rest) {
    assertTimeoutPreemptively(
        QUICKLY,
        () -> {
          try (Connection connection = new Connection()) {
            String head = "POST /user/login HTTP/1.1\r\nHost: localhost\r\n";
            String type = "Content-Type: application/json\r\n";
            assertEquals(400, connection.send(head + type + rest).receive().status());
            assertTrue(connection.isClosed());
          }
        });
  }

  private static void register(String name) {
    given()
        .contentType(ContentType.JSON)
        .body(
            Map.of(
                "email", UUID.randomUUID() + "@example.org", "password", "Passw0rd!", "name", name))
        .post("/user/register")
        .then()
        .statusCode(201);
  }

  private static Response get(String target, String headers) throws IOException {
    try (Connection connection = new Connection()) {
      return connection
          .send("GET %s HTTP/1.1\r\nHost: localhost\r\n%s\r\n".formatted(target, headers))
          .receive();
    }
  }

  private static Response post(String path, String body) throws IOException {
    try (Connection connection = new Connection()) {
      String head = "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
      return connection
          .send(head.formatted(path) + "Content-Length: " + body.length() + "\r\n\r\n" + body)
          .receive();
    }
  }
}
