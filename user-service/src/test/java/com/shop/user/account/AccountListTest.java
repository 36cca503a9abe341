package com.shop.user.account;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.shop.user.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccountListTest {
  private final String tag = UUID.randomUUID().toString().substring(24);

  private String admin;

  @BeforeEach
  void logInAsAdmin() {
    admin = Person.ADMIN.accessToken();
  }

  @Test
  void adminsSeeTheNewestFirstPageByPage() {
    String first = register("1");
    String second = register("2");
    String third = register("3");

    Response page = list("query", tag, "limit", "2");
    String cursor = page.path("nextCursor");

    page.then().statusCode(200).body("items.id", contains(third, second));
    list("query", tag, "limit", "2", "cursor", cursor)
        .then()
        .statusCode(200)
        .body("items.id", contains(first))
        .body("items[0].roles", contains("customer"))
        .body("items[0].email", equalTo("1-" + tag + "@example.org"))
        .body("items[0]", not(hasKey("passwordHash")))
        .body("$", not(hasKey("nextCursor")));
    list("query", "1-" + tag, "cursor", cursor).then().statusCode(400);
    list("cursor", cursor).then().statusCode(400);
  }

  @Test
  void allAccountsAreListedWithoutAQuery() {
    String id = register("1");

    list("limit", "1").then().statusCode(200).body("items.id", contains(id));
    list("query", " ", "limit", "1").then().statusCode(200).body("items", hasSize(1));
  }

  @Test
  void aQueryMatchesPartOfTheEmailOrNameInAnyCase() {
    String id = register("1");
    rename("1", "Zo\u00eb O'Neill " + new StringBuilder(tag).reverse());

    assertFound(tag.toUpperCase(Locale.ROOT) + "@EXAMPLE", id);
    assertFound("ZO\u00cb o'neill " + new StringBuilder(tag).reverse(), id);
  }

  @Test
  void wildcardsInAQueryAreLiteral() {
    register("1");

    for (String query : new String[] {tag + "%", "1_" + tag, tag + "\\", tag + "!", "!%" + tag}) {
      list("query", query).then().statusCode(200).body("items", empty());
    }
    rename("1", "100%_!\\ " + tag);
    list("query", "100%_!\\ " + tag).then().body("items", hasSize(1));
  }

  @Test
  void parametersOutOfRangeAreRejected() {
    for (Response response :
        new Response[] {
          list("query", "x".repeat(255)), list("limit", "101"), list("cursor", "made-up")
        }) {
      response.then().statusCode(400).body("code", equalTo("validation_failed"));
    }
  }

  @Test
  void composedAndDecomposedAccentsAreEqual() {
    String id = register("1");
    rename("1", "Zoe\u0308 " + new StringBuilder(tag).reverse());

    assertFound("zo\u00eb " + new StringBuilder(tag).reverse(), id);
    assertFound("zoe\u0308 " + new StringBuilder(tag).reverse(), id);
  }

  @Test
  void theLengthOfAQueryCountsCodePoints() {
    list("query", "\ud83d\ude00".repeat(254)).then().statusCode(200);
    list("query", "\ud83d\ude00".repeat(255)).then().statusCode(400);
  }

  @Test
  void onlyAdminsSeeTheList() {
    Person.BOB.authorized().get("/user").then().statusCode(403).body("code", equalTo("forbidden"));
    RestAssured.get("/user").then().statusCode(401);
  }

  private void assertFound(String query, String id) {
    list("query", query).then().statusCode(200).body("items.id", contains(id));
  }

  private Response list(String... parameters) {
    var request = Person.authorized(admin);
    for (int i = 0; i < parameters.length; i += 2) {
      request.queryParam(parameters[i], parameters[i + 1]);
    }
    return request.get("/user");
  }

  private String register(String prefix) {
    return person(prefix).register().path("id");
  }

  private void rename(String prefix, String name) {
    person(prefix)
        .authorized()
        .contentType(ContentType.JSON)
        .body(Map.of("name", name))
        .patch("/user/me")
        .then()
        .statusCode(200);
  }

  private Person person(String prefix) {
    return new Person(prefix + "-" + tag + "@example.org", "12345678");
  }
}
