package com.shop.user;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;

/** A user with an email address and a password, who sends requests. */
public record Person(String email, String password) {
  public static final Person ALICE = new Person("alice@shop.com", "Passw0rd!");
  public static final Person BOB = new Person("bob@shop.com", "Passw0rd!");
  public static final Person ADMIN = new Person("admin@shop.com", "Passw0rd!");

  /** A new user that no other test uses, not registered yet. */
  public static Person stranger() {
    return new Person(UUID.randomUUID() + "@example.org", "correct horse");
  }

  /** A new registered user that no other test uses. */
  public static Person registered() {
    Person person = stranger();
    person.register().then().statusCode(201);
    return person;
  }

  public Response register() {
    return post("/user/register", Map.of("email", email, "password", password, "name", "Pat"));
  }

  public Response login() {
    return post("/user/login", Map.of("email", email, "password", password));
  }

  /** A login from this client address, according to a trusted proxy. */
  public Response loginFrom(String forwardedFor) {
    return given()
        .header("X-Forwarded-For", forwardedFor)
        .contentType(ContentType.JSON)
        .body(Map.of("email", email, "password", password))
        .post("/user/login");
  }

  /** The same user with another password. */
  public Person with(String otherPassword) {
    return new Person(email, otherPassword);
  }

  public String accessToken() {
    return login().path("accessToken");
  }

  public String refreshToken() {
    return login().path("refreshToken");
  }

  /** A request with this person's access token. */
  public RequestSpecification authorized() {
    return authorized(accessToken());
  }

  public static RequestSpecification authorized(String accessToken) {
    return given().header("Authorization", "Bearer " + accessToken);
  }

  public static Response refresh(String refreshToken) {
    return post("/user/refresh", Map.of("refreshToken", refreshToken));
  }

  public static Response logout(String refreshToken) {
    return post("/user/logout", Map.of("refreshToken", refreshToken));
  }

  public static Response post(String path, Object body) {
    return given().contentType(ContentType.JSON).body(body).post(path);
  }
}
