package com.shop.user.account;

import static com.shop.platform.problem.ProblemText.withoutRequestId;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.user.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OneAccountTest {

  @Test
  void customersSeeTheirOwnAccount() {
    Person.BOB
        .authorized()
        .get("/user/" + id(Person.BOB))
        .then()
        .statusCode(200)
        .body("name", equalTo("Bob"));
  }

  @Test
  void adminsSeeEveryAccount() {
    Person.ADMIN
        .authorized()
        .get("/user/" + id(Person.BOB))
        .then()
        .statusCode(200)
        .body("email", equalTo("bob@shop.com"));
    Person.ADMIN.authorized().get("/user/me").then().body("roles", contains("admin", "customer"));
  }

  @Test
  void anotherAccountIsNotFound() {
    Response another = Person.BOB.authorized().get("/user/" + id(Person.ADMIN));
    UUID none = UUID.randomUUID();
    Response nobody = Person.BOB.authorized().get("/user/" + none);

    another.then().statusCode(404).body("code", equalTo("not_found"));
    assertEquals(
        withoutRequestId(nobody.asString()).replace(none.toString(), ""),
        withoutRequestId(another.asString()).replace(id(Person.ADMIN), ""));
  }

  @Test
  void unknownAndMalformedIdsAreNotFound() {
    Person.ADMIN.authorized().get("/user/" + UUID.randomUUID()).then().statusCode(404);
    Person.ADMIN.authorized().get("/user/no-id").then().statusCode(404);
  }

  @Test
  void readingAnAccountRequiresAToken() {
    given().get("/user/" + UUID.randomUUID()).then().statusCode(401);
  }

  private static String id(Person person) {
    return person.authorized().get("/user/me").path("id");
  }
}
