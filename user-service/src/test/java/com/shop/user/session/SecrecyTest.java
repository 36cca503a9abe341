package com.shop.user.session;

import static com.shop.user.Person.post;
import static com.shop.user.Person.refresh;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import com.shop.platform.LogCapture;
import com.shop.platform.persistence.Transactions;
import com.shop.user.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SecrecyTest {
  private static final List<String> TABLES =
      List.of(
          "account",
          "account_role",
          "address",
          "address_window",
          "login_streak",
          "refresh_token",
          "token_family");

  @Inject Session db;

  private final Person person = new Person(Person.stranger().email(), "a very secret password");
  private LogCapture captured;

  @BeforeEach
  void captureLog() {
    captured = new LogCapture("");
  }

  @AfterEach
  void stopCapturing() {
    captured.close();
  }

  @Test
  void passwordsAndTokensAreNeitherLoggedNorStored() {
    person.register().then().statusCode(201);
    person.register().then().statusCode(409);
    post("/user/register", Map.of("email", "x", "password", person.password(), "name", ""));
    Person unknown = new Person(Person.stranger().email(), person.password());
    unknown.login().then().statusCode(401);
    changePassword("a very secret mistake").then().statusCode(422);
    Response first = person.login();
    Response second = refresh(first.path("refreshToken"));
    refresh(first.path("refreshToken")).then().statusCode(401);

    String log = String.join("\n", captured.texts());
    String tables = String.join("\n", allValues());

    assertThat(log, containsString("Refresh token reused"));
    assertThat(tables, containsString(person.email()));
    for (String secret :
        List.of(
            person.password(),
            unknown.email(),
            "a very secret mistake",
            first.<String>path("refreshToken"),
            second.<String>path("refreshToken"),
            first.<String>path("accessToken"),
            second.<String>path("accessToken"))) {
      assertThat(log, not(containsString(secret)));
      assertThat(tables, not(containsString(secret)));
      assertThat(tables, not(containsString(hex(secret.getBytes(StandardCharsets.UTF_8)))));
    }
  }

  private Response changePassword(String current) {
    return person
        .authorized()
        .contentType(ContentType.JSON)
        .body(Map.of("currentPassword", current, "newPassword", "another secret"))
        .put("/user/me/password");
  }

  /** Every value of every row, binary ones in hexadecimal digits. */
  private List<String> allValues() {
    return Transactions.call(
        () ->
            TABLES.stream()
                .flatMap(
                    table ->
                        db.createNativeQuery("SELECT * FROM " + table, Object[].class)
                            .getResultStream())
                .flatMap(Arrays::stream)
                .map(value -> value instanceof byte[] bytes ? hex(bytes) : String.valueOf(value))
                .toList());
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
