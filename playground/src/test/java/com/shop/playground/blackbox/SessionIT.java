package com.shop.playground.blackbox;

import static com.shop.playground.blackbox.Checks.assertInvalid;
import static com.shop.playground.blackbox.Checks.assertProblem;
import static com.shop.playground.blackbox.Checks.assertShape;
import static com.shop.playground.blackbox.Checks.assertStatus;
import static com.shop.playground.client.Bodies.credentials;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.shop.platform.Covers;
import com.shop.playground.client.Bodies;
import com.shop.playground.client.Client;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code POST /user/login}, {@code /user/refresh} and {@code /user/logout}. */
@BlackBox
class SessionIT {
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

  private Response logIn() {
    Response login = anyone.post("/user/login", credentials(email, Bodies.PASSWORD));
    assertStatus(200, login);
    return login;
  }

  private Response refresh(String token) {
    return anyone.post("/user/refresh", Map.of("refreshToken", token));
  }
}
