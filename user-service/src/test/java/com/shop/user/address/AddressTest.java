package com.shop.user.address;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.user.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AddressTest {
  private static final String PATH = "/user/me/addresses";

  private String token;

  @BeforeEach
  void register() {
    token = Person.registered().accessToken();
  }

  @Test
  void anAddedAddressCanBeRead() {
    Response added = add(TestAddress.full());

    added
        .then()
        .statusCode(201)
        .header("Location", PATH + "/" + added.path("id"))
        .body("recipient", equalTo("Zo\u00eb Example"))
        .body("line1", equalTo("1 High Street"))
        .body("line2", equalTo("Flat 2"))
        .body("city", equalTo("Springfield"))
        .body("region", equalTo("Oregon"))
        .body("postalCode", equalTo("97477"))
        .body("country", equalTo("US"));
    Response found = as(token).get(added.header("Location"));
    found.then().statusCode(200);
    assertEquals(added.asString(), found.asString());
  }

  @Test
  void missingFieldsAreLeftOut() {
    add(TestAddress.without("line2", "region"))
        .then()
        .statusCode(201)
        .body("$", not(hasKey("line2")))
        .body("$", not(hasKey("region")));
  }

  @Test
  void anAddressIsReplacedAsAWhole() {
    String location = add(TestAddress.full()).header("Location");
    Map<String, Object> other = TestAddress.without("line2");
    other.put("country", "DE");

    Response replaced = as(token).contentType(ContentType.JSON).body(other).put(location);

    replaced.then().statusCode(200).body("country", equalTo("DE")).body("$", not(hasKey("line2")));
    assertEquals(replaced.asString(), as(token).get(location).asString());
  }

  @Test
  void aDeletedAddressIsNotFound() {
    String location = add(TestAddress.full()).header("Location");

    as(token).delete(location).then().statusCode(204);

    assertNotFound(as(token).get(location));
    assertNotFound(as(token).delete(location));
  }

  @Test
  void anotherUsersAddressIsNotFound() {
    String location = add(TestAddress.full()).header("Location");

    for (Person other : new Person[] {Person.BOB, Person.ADMIN}) {
      String theirs = other.accessToken();
      assertNotFound(as(theirs).get(location));
      assertNotFound(as(theirs).delete(location));
      assertNotFound(
          as(theirs).contentType(ContentType.JSON).body(TestAddress.full()).put(location));
      as(theirs).get(PATH).then().body("items.id", not(hasItem(id(location))));
    }
    as(token).get(location).then().statusCode(200).body("line2", equalTo("Flat 2"));
  }

  @Test
  void unknownAndMalformedIdsAreNotFound() {
    assertNotFound(as(token).get(PATH + "/" + UUID.randomUUID()));
    assertNotFound(as(token).get(PATH + "/no-id"));
    assertNotFound(as(token).delete(PATH + "/no-id"));
    assertNotFound(
        as(token).contentType(ContentType.JSON).body(TestAddress.full()).put(PATH + "/x"));
  }

  @Test
  void pagesAreNewestFirstAndEndWithoutACursor() {
    List<String> ids =
        Stream.generate(() -> add(TestAddress.full()).<String>path("id")).limit(3).toList();

    Response first = as(token).get(PATH + "?limit=2");
    String cursor = first.path("nextCursor");
    Response second = as(token).get(PATH + "?limit=2&cursor=" + cursor);

    first.then().statusCode(200).body("items.id", contains(ids.get(2), ids.get(1)));
    second
        .then()
        .body("items.id", contains(ids.get(0)))
        .body("items[0].country", equalTo("US"))
        .body("$", not(hasKey("nextCursor")));
    Person.BOB.authorized().get(PATH + "?cursor=" + cursor).then().statusCode(400);
    as(token).get(PATH + "?cursor=made-up").then().statusCode(400);
    as(token).get(PATH + "?limit=0").then().statusCode(400);
  }

  @Test
  void addressesRequireAToken() {
    RestAssured.get(PATH).then().statusCode(401);
  }

  private Response add(Map<String, Object> address) {
    return as(token).contentType(ContentType.JSON).body(address).post(PATH);
  }

  private static RequestSpecification as(String token) {
    return Person.authorized(token);
  }

  private static String id(String location) {
    return location.substring(PATH.length() + 1);
  }

  private static void assertNotFound(Response response) {
    response.then().statusCode(404).body("code", equalTo("not_found"));
  }
}
