package com.shop.playground.blackbox;

import static com.shop.playground.blackbox.Checks.assertInvalid;
import static com.shop.playground.blackbox.Checks.assertProblem;
import static com.shop.playground.blackbox.Checks.assertShape;
import static com.shop.playground.blackbox.Checks.assertStatus;
import static com.shop.playground.client.Bodies.credentials;
import static com.shop.playground.client.Client.header;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.platform.Covers;
import com.shop.playground.client.Bodies;
import com.shop.playground.client.Client;
import io.restassured.http.Cookie;
import io.restassured.http.Header;
import io.restassured.http.Headers;
import io.restassured.response.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code POST /user/login}, {@code /user/refresh} and {@code /user/logout}. */
@BlackBox
class SessionIT {
  private static final Header SESSION = header("Session", "cookie");

  private final Header origin = header("Origin", ShopUnderTest.base().toString());
  private final Client anyone = ShopUnderTest.anyone();
  private String email;

  @BeforeEach
  void somebodyRegisters() {
    email = ShopUnderTest.register().email();
  }

  @Test
  @Covers("USER-6")
  void aLoginGivesTokens() {
    Response login = logIn();

    assertShape(login.path(""), "accessToken", "tokenType", "expiresIn", "refreshToken");
    assertEquals("Bearer", login.path("tokenType"));
    assertEquals(900, login.<Integer>path("expiresIn"));
    Client me = ShopUnderTest.bearing(login.<String>path("accessToken"));
    assertEquals(email, me.get("/user/me").path("email"));
  }

  @Test
  @Covers("USER-16")
  void aRefreshTokenIsExchangedForNewTokens() {
    String first = logIn().path("refreshToken");

    Response refreshed = refresh(first);

    assertStatus(200, refreshed);
    assertShape(refreshed.path(""), "accessToken", "tokenType", "expiresIn", "refreshToken");
    assertNotEquals(first, refreshed.path("refreshToken"));
    Client me = ShopUnderTest.bearing(refreshed.<String>path("accessToken"));
    assertEquals(email, me.get("/user/me").path("email"));
  }

  @Test
  @Covers({"USER-16", "USER-17"})
  void aSpentTokenEndsItsWholeFamily() {
    String otherLogin = logIn().path("refreshToken");
    String first = logIn().path("refreshToken");
    String second = refresh(first).path("refreshToken");

    assertProblem(401, "invalid_credentials", refresh(first));

    assertProblem(401, "invalid_credentials", refresh(second));
    assertStatus(200, refresh(otherLogin));
  }

  @Test
  @Covers({"USER-18", "USER-43"})
  void logoutEndsTheWholeFamily() {
    String first = logIn().path("refreshToken");
    String second = refresh(first).path("refreshToken");

    assertStatus(204, anyone.post("/user/logout", Map.of("refreshToken", second)));
    assertStatus(204, anyone.post("/user/logout", Map.of("refreshToken", second)));
    assertStatus(204, anyone.post("/user/logout", Map.of("refreshToken", "made-up")));

    assertProblem(401, "invalid_credentials", refresh(second));
  }

  @Test
  @Covers("USER-17")
  void anUnknownTokenIsRejected() {
    assertProblem(401, "invalid_credentials", refresh("made-up"));
  }

  @Test
  @Covers("CONV-7")
  void everyFieldIsRequired() {
    assertInvalid(anyone.post("/user/login", Map.of()), "email", "password");
    assertInvalid(anyone.post("/user/refresh", Map.of()), "refreshToken");
    assertInvalid(anyone.post("/user/logout", Map.of()), "refreshToken");
  }

  @Test
  @Covers({"USER-45", "USER-46"})
  void aPageKeepsTheRefreshTokenInACookie() {
    Response login = logInAsPage(origin);

    String first = cookie(login);
    assertShape(login.path(""), "accessToken", "tokenType", "expiresIn");
    Cookie set = login.detailedCookie("refresh_token");
    assertTrue(set.isHttpOnly());
    assertEquals("Strict", set.getSameSite());
    assertEquals("/user", set.getPath());
    Response refreshed = asPage("/user/refresh", first);
    assertStatus(200, refreshed);
    assertShape(refreshed.path(""), "accessToken", "tokenType", "expiresIn");
    assertNotEquals(first, cookie(refreshed));
    Client me = ShopUnderTest.bearing(refreshed.<String>path("accessToken"));
    assertEquals(email, me.get("/user/me").path("email"));
    Map<String, String> body = Map.of("refreshToken", logIn().path("refreshToken"));
    for (String path : List.of("/user/refresh", "/user/logout")) {
      assertInvalid(
          anyone.post(path, body, SESSION, origin, header("Cookie", cookie(refreshed))), "body");
    }
  }

  @Test
  @Covers("USER-47")
  void theCookieIsUsedOnRequestOnly() {
    String cookie = cookie(logInAsPage(origin));

    assertFalse(logIn().headers().hasHeaderWithName("Set-Cookie"));
    for (String path : List.of("/user/refresh", "/user/logout")) {
      assertInvalid(post(path, origin, header("Cookie", cookie)), "body");
      assertInvalid(post(path, origin, header("Session", "body")), "Session");
    }
    assertStatus(200, asPage("/user/refresh", cookie));
  }

  @Test
  @Covers("USER-48")
  void onlyPagesOfTheShopUseTheCookie() {
    String cookie = cookie(logInAsPage(origin));
    URI shop = ShopUnderTest.base();

    String otherPort = shop.getScheme() + "://" + shop.getHost() + ":1";
    for (String other : List.of("null", "https://evil.example", otherPort)) {
      Header foreign = header("Origin", other);
      assertProblem(403, "forbidden", logInAsPage(foreign));
      for (String path : List.of("/user/refresh", "/user/logout")) {
        Header sent = header("Cookie", cookie);
        assertProblem(403, "forbidden", post(path, SESSION, foreign, sent));
        assertProblem(403, "forbidden", post(path, SESSION, sent));
      }
    }
    assertStatus(200, asPage("/user/refresh", cookie));
  }

  @Test
  @Covers({"USER-17", "USER-43", "USER-49"})
  void aLogoutAndARejectedRefreshRemoveTheCookie() {
    String first = cookie(logInAsPage(origin));
    String second = cookie(asPage("/user/refresh", first));
    String other = cookie(logInAsPage(origin));

    Response replayed = asPage("/user/refresh", first);
    assertProblem(401, "invalid_credentials", replayed);
    Response loggedOut = asPage("/user/logout", other);
    assertStatus(204, loggedOut);

    for (Response response : List.of(replayed, loggedOut)) {
      assertTrue(
          response.header("Set-Cookie").startsWith("refresh_token=; Max-Age=0; "),
          response.header("Set-Cookie"));
    }
    assertProblem(401, "invalid_credentials", asPage("/user/refresh", second));
    assertProblem(401, "invalid_credentials", asPage("/user/refresh", other));
  }

  private Response logInAsPage(Header from) {
    return anyone.post("/user/login", credentials(email, Bodies.PASSWORD), SESSION, from);
  }

  private Response asPage(String path, String cookie) {
    return post(path, SESSION, origin, header("Cookie", cookie));
  }

  /** Without a body. */
  private Response post(String path, Header... headers) {
    return anyone.json().headers(new Headers(headers)).post(path);
  }

  /** What a browser sends after this response. */
  private static String cookie(Response response) {
    assertStatus(200, response);
    return "refresh_token=" + response.cookie("refresh_token");
  }

  private Response logIn() {
    Response login = anyone.post("/user/login", credentials(email, Bodies.PASSWORD));
    assertStatus(200, login);
    return login;
  }

  private Response refresh(String token) {
    return anyone.post("/user/refresh", Map.of("refreshToken", token));
  }
}
