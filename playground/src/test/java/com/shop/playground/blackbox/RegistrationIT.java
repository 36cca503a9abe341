package com.shop.playground.blackbox;

import static com.shop.playground.blackbox.Checks.assertInvalid;
import static com.shop.playground.blackbox.Checks.assertProblem;
import static com.shop.playground.blackbox.Checks.assertShape;
import static com.shop.playground.blackbox.Checks.assertStatus;
import static com.shop.playground.client.Bodies.credentials;
import static com.shop.playground.client.Bodies.registration;
import static com.shop.playground.client.Bodies.with;
import static com.shop.playground.client.Bodies.without;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.platform.Covers;
import com.shop.playground.client.Bodies;
import com.shop.playground.client.Client;
import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /user/register}. */
@BlackBox
class RegistrationIT {
  private final Client anyone = ShopUnderTest.anyone();

  @Test
  @Covers({"USER-1", "USER-5", "CONV-24", "CONV-33"})
  void aNewAccountIsACustomer() {
    Map<String, Object> registration = registration();

    Response user = anyone.post("/user/register", registration);

    assertStatus(201, user);
    assertShape(user.path(""), "id", "email", "name", "roles", "createdAt");
    assertEquals(registration.get("email"), user.path("email"));
    assertEquals(registration.get("name"), user.path("name"));
    assertEquals(List.of("customer"), user.path("roles"));
    assertEquals("/user/" + user.path("id"), user.header("Location"));
  }

  @Test
  @Covers({"USER-2", "USER-4"})
  void anAddressIsTakenInAnyCase() {
    Map<String, Object> registration = registration();
    assertStatus(201, anyone.post("/user/register", registration));
    String shouted = registration.get("email").toString().toUpperCase(Locale.ROOT);

    assertProblem(409, "email_taken", anyone.post("/user/register", registration));
    assertProblem(
        409, "email_taken", anyone.post("/user/register", with(registration, "email", shouted)));
    assertStatus(200, anyone.post("/user/login", credentials(shouted, Bodies.PASSWORD)));
  }

  @ParameterizedTest
  @ValueSource(ints = {7, 129})
  @Covers({"USER-3", "CONV-8"})
  void aPasswordOfAnotherLengthIsRejected(int length) {
    Map<String, Object> registration = with(registration(), "password", "p".repeat(length));

    assertInvalid(anyone.post("/user/register", registration), "password");
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 128})
  @Covers("USER-3")
  void aPasswordHas8To128Characters(int length) {
    Map<String, Object> registration = with(registration(), "password", "p".repeat(length));

    assertStatus(201, anyone.post("/user/register", registration));
  }

  @ParameterizedTest
  @ValueSource(strings = {"email", "password", "name"})
  @Covers("CONV-7")
  void everyFieldIsRequired(String field) {
    assertInvalid(anyone.post("/user/register", without(registration(), field)), field);
    assertInvalid(anyone.post("/user/register", with(registration(), field, null)), field);
  }

  @Test
  @Covers("USER-44")
  void nameAndEmailAreValidated() {
    String tooLong = "c".repeat(64) + "@" + "label.".repeat(31) + "info"; // 255
    assertInvalid(anyone.post("/user/register", with(registration(), "email", tooLong)), "email");
    assertInvalid(
        anyone.post("/user/register", with(registration(), "name", "n".repeat(101))), "name");
    assertStatus(201, anyone.post("/user/register", with(registration(), "name", "n".repeat(100))));
  }

  @Test
  @Covers("CONV-27")
  void everyViolationIsNamed() {
    Map<String, Object> registration = Map.of("email", "nobody", "password", "short", "name", "");

    assertInvalid(anyone.post("/user/register", registration), "email", "password", "name");
  }
}
