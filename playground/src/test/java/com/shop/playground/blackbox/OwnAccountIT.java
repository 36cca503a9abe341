package com.shop.playground.blackbox;

import static com.shop.playground.blackbox.Checks.assertInvalid;
import static com.shop.playground.blackbox.Checks.assertProblem;
import static com.shop.playground.blackbox.Checks.assertShape;
import static com.shop.playground.blackbox.Checks.assertStatus;
import static com.shop.playground.client.Bodies.credentials;
import static com.shop.playground.client.Bodies.with;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.platform.Covers;
import com.shop.playground.client.Bodies;
import com.shop.playground.client.Client;
import com.shop.playground.client.Customer;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code /user/me} and {@code /user/me/password}. */
@BlackBox
class OwnAccountIT {
  private static final String NEW_PASSWORD = "another horse battery";

  private final Client anyone = ShopUnderTest.anyone();

  @Test
  @Covers({"USER-5", "USER-19"})
  void customersSeeThemselves() {
    Customer carol = ShopUnderTest.register();

    Response me = carol.get("/user/me");

    assertStatus(200, me);
    assertShape(me.path(""), "id", "email", "name", "roles", "createdAt");
    assertEquals(carol.email(), me.path("email"));
  }

  @Test
  @Covers("USER-20")
  void customersRenameThemselves() {
    Customer carol = ShopUnderTest.register();

    Response renamed = carol.patch("/user/me", Map.of("name", "Carola Ünlü"));

    assertStatus(200, renamed);
    assertEquals("Carola Ünlü", renamed.path("name"));
    assertEquals(renamed.asString(), carol.get("/user/me").asString());
  }

  @Test
  @Covers({"USER-20", "CONV-4", "CONV-7"})
  void onlyTheNameCanBeChanged() {
    Customer carol = People.somebody();

    assertInvalid(carol.patch("/user/me", Map.of()), "name");
    assertProblem(
        400, "malformed_request", carol.patch("/user/me", Map.of("name", "C", "email", "a@b.cd")));
  }

  @Test
  @Covers({"USER-21", "USER-22"})
  void aPasswordChangeEndsEveryLogin() {
    String email = ShopUnderTest.register().email();
    Response login = anyone.post("/user/login", credentials(email, Bodies.PASSWORD));
    Client carol = ShopUnderTest.bearing(login.<String>path("accessToken"));

    assertStatus(204, carol.put("/user/me/password", change(Bodies.PASSWORD)));

    assertProblem(
        401,
        "invalid_credentials",
        anyone.post("/user/refresh", Map.of("refreshToken", login.path("refreshToken"))));
    assertProblem(
        401,
        "invalid_credentials",
        anyone.post("/user/login", credentials(email, Bodies.PASSWORD)));
    assertStatus(200, anyone.post("/user/login", credentials(email, NEW_PASSWORD)));
  }

  @Test
  @Covers("USER-23")
  void aWrongOldPasswordChangesNothing() {
    Customer carol = ShopUnderTest.register();

    assertProblem(422, "wrong_password", carol.put("/user/me/password", change("a wrong one")));

    assertStatus(200, anyone.post("/user/login", credentials(carol.email(), Bodies.PASSWORD)));
  }

  @Test
  @Covers({"USER-3", "CONV-7"})
  void aNewPasswordMustBeValid() {
    Map<String, Object> tooShort = with(change(Bodies.PASSWORD), "newPassword", "1234567");

    assertInvalid(People.somebody().put("/user/me/password", tooShort), "newPassword");
    assertInvalid(
        People.somebody().put("/user/me/password", Map.of()), "currentPassword", "newPassword");
  }

  private static Map<String, Object> change(String currentPassword) {
    return Map.of("currentPassword", currentPassword, "newPassword", NEW_PASSWORD);
  }
}
