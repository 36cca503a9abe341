package com.shop.user.session;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.shop.user.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions of pages, over HTTPS as this module's tests configure it. */
@QuarkusTest
class CookieSessionTest {
  private static final String REFRESH = "/user/refresh";
  private static final String LOGOUT = "/user/logout";

  private final Person person = Person.BOB;

  @Test
  void theTokenIsInTheCookieOnly() {
    Response login = logIn(page());

    login
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .body("expiresIn", equalTo(900))
        .body("$", not(hasKey("refreshToken")));
    String token = login.cookie("refresh_token");
    assertFalse(login.asString().contains(token));
    assertEquals(
        "refresh_token="
            + token
            + "; Max-Age=2592000; Path=/user; Secure; HTTPOnly; SameSite=Strict",
        withoutExpiry(login));
  }

  @Test
  void theCookieIsExchangedForTokensAndTheNextCookie() {
    String first = cookie(logIn(page()));

    Response refreshed = page().header("Cookie", first).post(REFRESH);

    refreshed.then().statusCode(200).body("$", not(hasKey("refreshToken")));
    assertNotEquals(first, cookie(refreshed));
    Person.authorized(refreshed.path("accessToken"))
        .get("/user/me")
        .then()
        .body("email", equalTo(person.email()));
    assertIsValid(cookie(refreshed));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "null",
        "https://evil.example",
        "https://app.example",
        "https://localhost",
        "https://localhost:1",
        "http://localhost:PORT",
        "https://evil.localhost:PORT",
        "https://localhost:PORT.evil.example",
        "https://localhost:PORT/",
        "https://localhost:PORT https://evil.example",
      })
  void pagesOfOtherOriginsAreForbidden(String pattern) {
    String origin =
        pattern == null ? null : pattern.replace("PORT", Integer.toString(RestAssured.port));
    String cookie = cookie(logIn(page()));

    assertForbidden(logIn(page(origin)));
    assertForbidden(page(origin).header("Cookie", cookie).post(REFRESH));
    assertForbidden(page(origin).header("Cookie", cookie).post(LOGOUT));

    assertIsValid(cookie);
  }

  @Test
  void pagesOfAllowedOriginsCannotAskForTheCookie() {
    given()
        .header("Origin", "https://app.example")
        .header("Access-Control-Request-Method", "POST")
        .header("Access-Control-Request-Headers", "session")
        .options(REFRESH)
        .then()
        .header("Access-Control-Allow-Origin", equalTo("https://app.example"))
        .header("Access-Control-Allow-Credentials", nullValue())
        .header("Access-Control-Allow-Headers", not(containsStringIgnoringCase("session")));
  }

  @Test
  void theCookieIsIgnoredUnlessItIsAskedFor() {
    String cookie = cookie(logIn(page()));
    String token = person.refreshToken();

    for (String path : new String[] {REFRESH, LOGOUT}) {
      unasked().header("Cookie", cookie).post(path).then().statusCode(400);
    }
    Response refreshed =
        unasked().header("Cookie", cookie).body(Map.of("refreshToken", token)).post(REFRESH);

    refreshed.then().statusCode(200).body("$", hasKey("refreshToken"));
    assertFalse(refreshed.headers().hasHeaderWithName("Set-Cookie"));
    assertFalse(person.login().headers().hasHeaderWithName("Set-Cookie"));
    assertIsValid(cookie);
  }

  @Test
  void aBodyBesideTheCookieIsRejected() {
    String cookie = cookie(logIn(page()));
    String token = person.refreshToken();

    for (String path : new String[] {REFRESH, LOGOUT}) {
      page()
          .header("Cookie", cookie)
          .body(Map.of("refreshToken", token))
          .post(path)
          .then()
          .statusCode(400)
          .body("code", equalTo("validation_failed"))
          .body("violations[0].field", equalTo("body"));
    }

    assertIsValid(cookie);
    Person.refresh(token).then().statusCode(200);
  }

  @Test
  void aReplayedCookieIsRemovedAndEndsTheSession() {
    String first = cookie(logIn(page()));
    String second = cookie(page().header("Cookie", first).post(REFRESH));

    assertRejected(page().header("Cookie", first).post(REFRESH));

    assertRejected(page().header("Cookie", second).post(REFRESH));
  }

  @Test
  void aRequestWithoutABodyNeedsNoContentType() throws Exception {
    String host = "localhost:" + RestAssured.port;
    HttpRequest refresh =
        HttpRequest.newBuilder(URI.create("http://" + host + REFRESH))
            .header("Session", "cookie")
            .header("Origin", "https://" + host)
            .header("Cookie", cookie(logIn(page())))
            .POST(BodyPublishers.noBody())
            .build();

    assertEquals(
        200, HttpClient.newHttpClient().send(refresh, BodyHandlers.discarding()).statusCode());
  }

  @Test
  void aLogoutRemovesTheCookieAndEndsTheSession() {
    String cookie = cookie(logIn(page()));

    Response logout = page().contentType(ContentType.JSON).header("Cookie", cookie).post(LOGOUT);

    logout.then().statusCode(204);
    assertCookieIsRemoved(logout);
    assertRejected(page().header("Cookie", cookie).post(REFRESH));
    page().header("Cookie", cookie).post(LOGOUT).then().statusCode(204);
  }

  @Test
  void withoutAValidCookieARefreshIsRejectedAndALogoutSucceeds() {
    assertRejected(page().post(REFRESH));
    assertRejected(page().header("Cookie", "refresh_token=made-up").post(REFRESH));
    assertRejected(page().header("Cookie", "refresh_token=").post(REFRESH));
    page().post(LOGOUT).then().statusCode(204);
  }

  @Test
  void aPlantedCookieIsNotUsed() {
    String own = cookie(logIn(page()));
    String planted = cookie(logIn(page()));

    assertRejected(page().header("Cookie", planted + "; " + own).post(REFRESH));

    assertIsValid(own);
    assertIsValid(planted);
  }

  @Test
  void aFailedLoginSetsNoCookie() {
    Response login = logIn(person.with("wrong password"), page());

    login.then().statusCode(401);
    assertFalse(login.headers().hasHeaderWithName("Set-Cookie"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"body", "Cookie", "cookie, cookie"})
  void otherValuesOfTheHeaderAreRejected(String value) {
    unasked()
        .header("Session", value)
        .post(REFRESH)
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("Session"));
  }

  /** A request of a page of the shop. */
  private static RequestSpecification page() {
    return page("https://localhost:" + RestAssured.port);
  }

  /**
   * @param origin null for none
   */
  private static RequestSpecification page(String origin) {
    RequestSpecification request =
        given().contentType(ContentType.JSON).header("Session", "cookie");
    return origin == null ? request : request.header("Origin", origin);
  }

  /** As {@link #page()}, but does not ask for the cookie. */
  private static RequestSpecification unasked() {
    return given()
        .contentType(ContentType.JSON)
        .header("Origin", "https://localhost:" + RestAssured.port);
  }

  private Response logIn(RequestSpecification page) {
    return logIn(person, page);
  }

  private static Response logIn(Person person, RequestSpecification page) {
    return page.body(Map.of("email", person.email(), "password", person.password()))
        .post("/user/login");
  }

  /** What a browser sends after this response. */
  private static String cookie(Response response) {
    return "refresh_token=" + response.then().statusCode(200).extract().cookie("refresh_token");
  }

  private static void assertIsValid(String cookie) {
    page().header("Cookie", cookie).post(REFRESH).then().statusCode(200);
  }

  private static void assertForbidden(Response response) {
    response.then().statusCode(403).body("code", equalTo("forbidden"));
    assertFalse(response.headers().hasHeaderWithName("Set-Cookie"));
  }

  private static void assertRejected(Response response) {
    response.then().statusCode(401).body("code", equalTo("invalid_credentials"));
    assertCookieIsRemoved(response);
  }

  private static void assertCookieIsRemoved(Response response) {
    assertEquals(
        "refresh_token=; Max-Age=0; Path=/user; Secure; HTTPOnly; SameSite=Strict",
        withoutExpiry(response));
  }

  /** The only Set-Cookie header, without Expires, which says the same as Max-Age. */
  private static String withoutExpiry(Response response) {
    assertEquals(1, response.headers().getValues("Set-Cookie").size());
    return response.header("Set-Cookie").replaceFirst("; Expires=[^;]+", "");
  }
}
