package com.shop.user.account;

import static com.shop.user.Person.refresh;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.platform.Covers;
import com.shop.platform.Race;
import com.shop.platform.persistence.Transactions;
import com.shop.user.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RoleAssignmentTest {
  @Inject EntityManager db;

  private static String admin;

  private Person person;
  private Response login;
  private String id;

  @BeforeEach
  void resetAdminsAndRegister() {
    resetAdmins();
    person = Person.registered();
    login = person.login();
    id = idOf(login.path("accessToken"));
    admin = admin == null ? Person.ADMIN.accessToken() : admin; // once, since logging in is slow
  }

  @AfterEach
  void resetAdmins() {
    Transactions.run(
        () -> {
          db.createNativeQuery("DELETE FROM account_role WHERE role = 'admin'").executeUpdate();
          db.createNativeQuery(
                  """
                  INSERT INTO account_role (account_id, role)
                  SELECT id, 'admin' FROM account WHERE email = :email""")
              .setParameter("email", Person.ADMIN.email())
              .executeUpdate();
        });
  }

  @Test
  void theNextTokenHasAnAssignedRole() {
    assign(admin, id, "admin", "customer")
        .then()
        .statusCode(200)
        .body("id", equalTo(id))
        .body("roles", contains("admin", "customer"));

    list(login.path("accessToken")).then().statusCode(403);
    list(refresh(login.path("refreshToken")).path("accessToken")).then().statusCode(200);
  }

  @Test
  void theNextTokenLacksARevokedRole() {
    assign(admin, id, "admin");
    Response before = person.login();

    assign(admin, id, "customer").then().statusCode(200).body("roles", contains("customer"));

    list(refresh(before.path("refreshToken")).path("accessToken")).then().statusCode(403);
  }

  @Test
  void theCustomerRoleCannotBeRevoked() {
    assign(admin, id, "admin").then().statusCode(200).body("roles", contains("admin", "customer"));
    assign(admin, id).then().statusCode(200).body("roles", contains("customer"));
    assign(admin, id, "customer", "customer").then().body("roles", contains("customer"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"service", "root", "Admin", "", "admin|customer"})
  void otherRolesCannotBeAssigned(String role) {
    assign(admin, id, "customer", role)
        .then()
        .statusCode(400)
        .body("code", equalTo("validation_failed"))
        .body("violations.field", contains("roles[1]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"roles\": null}", "{\"roles\": [null]}", "{\"roles\": [1]}", "[]"})
  void invalidListsOfRolesAreRejected(String body) {
    send(admin, id, body).then().statusCode(400);
  }

  @Test
  void onlyAdminsAssignRoles() {
    assign(login.path("accessToken"), id, "admin").then().statusCode(403);
    RestAssured.given()
        .contentType(ContentType.JSON)
        .body("{\"roles\": []}")
        .put("/user/" + id + "/roles")
        .then()
        .statusCode(401);
  }

  @Test
  void aFormerAdminCannotAssignRoles() {
    assign(admin, id, "admin");
    String token = person.accessToken();
    assign(admin, id, "customer");

    assign(token, id, "admin").then().statusCode(403).body("code", equalTo("forbidden"));
  }

  @Test
  void anUnknownUserIsNotFound() {
    assign(admin, UUID.randomUUID().toString(), "admin").then().statusCode(404);
    assign(admin, "no-id", "admin").then().statusCode(404);
  }

  @Test
  @Covers("USER-36")
  void theLastAdminCannotBeRevoked() {
    assign(admin, idOf(admin), "customer")
        .then()
        .statusCode(409)
        .body("code", equalTo("last_admin"));

    list(Person.ADMIN.accessToken()).then().statusCode(200);
  }

  @Test
  void concurrentRevocationsLeaveOneAdmin() {
    String adminId = idOf(admin);
    for (int round = 0; round < 5; round++) {
      assign(admin, id, "admin");
      String other = person.accessToken();

      List<Integer> statuses =
          Race.of(
              List.of(
                  () -> assign(admin, adminId, "customer").statusCode(),
                  () -> assign(other, id, "customer").statusCode()));

      assertEquals(List.of(200, 409), statuses.stream().sorted().toList());
      resetAdmins();
    }
  }

  private static Response assign(String token, String id, String... roles) {
    return send(token, id, Map.of("roles", Arrays.asList(roles)));
  }

  private static Response send(String token, String id, Object body) {
    return Person.authorized(token)
        .contentType(ContentType.JSON)
        .body(body)
        .put("/user/" + id + "/roles");
  }

  private static Response list(String token) {
    return Person.authorized(token).get("/user");
  }

  private static String idOf(String token) {
    return Person.authorized(token).get("/user/me").path("id");
  }
}
