package com.shop.user.session;

import static com.shop.user.Person.logout;
import static com.shop.user.Person.post;
import static com.shop.user.Person.refresh;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.platform.Covers;
import com.shop.platform.Race;
import com.shop.platform.persistence.Transactions;
import com.shop.user.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RefreshTest {
  @Inject EntityManager db;
  @Inject TokenCleanup cleanup;

  private final Person person = Person.BOB;

  @Test
  void aTokenIsExchangedForNewOnes() {
    String first = person.refreshToken();

    Response answer = refresh(first);

    answer
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .body("tokenType", equalTo("Bearer"))
        .body("expiresIn", equalTo(900))
        .body("refreshToken", not(equalTo(first)));
    Person.authorized(answer.path("accessToken"))
        .get("/user/me")
        .then()
        .statusCode(200)
        .body("email", equalTo(person.email()));
    refresh(answer.path("refreshToken")).then().statusCode(200);
  }

  @Test
  void aSpentTokenEndsItsWholeFamily() {
    String first = person.refreshToken();
    String second = refresh(first).path("refreshToken");

    refused(refresh(first));

    refused(refresh(second));
  }

  @Test
  void otherLoginsOutliveTheEndOfAFamily() {
    String other = person.refreshToken();
    String first = person.refreshToken();
    refresh(first).then().statusCode(200);
    refused(refresh(first));

    refresh(other).then().statusCode(200);
  }

  @Test
  void ofConcurrentUsesOneWinsAndTheOthersCountAsReuse() {
    String token = person.refreshToken();

    List<Response> answers = Race.of(8, i -> refresh(token));

    List<Response> winners = answers.stream().filter(a -> a.statusCode() == 200).toList();
    assertEquals(1, winners.size());
    answers.stream().filter(a -> a.statusCode() != 200).forEach(RefreshTest::refused);
    refused(refresh(winners.get(0).path("refreshToken")));
  }

  @Test
  void aLogoutAndARefreshAtOnceLeaveNothingUsable() {
    for (int round = 0; round < 10; round++) {
      String token = person.refreshToken();

      List<Response> answers = Race.of(List.of(() -> refresh(token), () -> logout(token)));

      answers.stream()
          .filter(answer -> answer.statusCode() == 200)
          .forEach(answer -> refused(refresh(answer.path("refreshToken"))));
    }
  }

  @Test
  void aLogoutEndsTheFamily() {
    String first = person.refreshToken();
    String second = refresh(first).path("refreshToken");

    logout(first).then().statusCode(204);

    refused(refresh(second));
  }

  @Test
  void aLogoutAlwaysSucceeds() {
    String token = person.refreshToken();

    logout("made-up").then().statusCode(204);
    logout(token).then().statusCode(204);
    logout(token).then().statusCode(204);
  }

  @Test
  void anUnknownTokenIsRefused() {
    refused(refresh("made-up"));
    refused(refresh("\u2603"));
  }

  @Test
  @Covers("USER-42")
  void aTokenIsGoodForThirtyDays() {
    Person stranger = Person.registered();
    String first = stranger.refreshToken();

    shiftExpiryOf(stranger, "-719 HOUR");
    String second = refresh(first).then().statusCode(200).extract().path("refreshToken");
    shiftExpiryOf(stranger, "-721 HOUR");
    refused(refresh(second));
  }

  @Test
  void anExpiredTokenIsRefusedAndForgotten() {
    Person stranger = Person.registered();
    String token = stranger.refreshToken();
    shiftExpiryOf(stranger, "-721 HOUR");

    refused(refresh(token));
    assertEquals(1, familiesOf(stranger));

    cleanup.deleteExpired();
    assertEquals(0, familiesOf(stranger));
    refused(refresh(token));
  }

  @Test
  void theTokenIsNeeded() {
    for (String path : new String[] {"/user/refresh", "/user/logout"}) {
      post(path, Map.of()).then().statusCode(400).body("code", equalTo("validation_failed"));
      post(path, Map.of("refreshToken", 1)).then().statusCode(400);
    }
  }

  private static void refused(Response answer) {
    answer
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", "Bearer")
        .body("code", equalTo("invalid_credentials"));
  }

  /**
   * @param interval in MySQL's syntax
   */
  private void shiftExpiryOf(Person owner, String interval) {
    Transactions.run(
        () ->
            db.createNativeQuery(
                    """
                    UPDATE token_family f
                      JOIN refresh_token t ON t.family_id = f.id
                      JOIN account a ON a.id = f.account_id
                    SET f.expires_at = f.expires_at + INTERVAL %1$s,
                      t.expires_at = t.expires_at + INTERVAL %1$s WHERE a.email = :email"""
                        .formatted(interval))
                .setParameter("email", owner.email())
                .executeUpdate());
  }

  private long familiesOf(Person owner) {
    return Transactions.call(
        () ->
            db.createQuery(
                    """
                    SELECT COUNT(f) FROM TokenFamily f
                    JOIN Account a ON a.id = f.accountId WHERE a.email = :email""",
                    Long.class)
                .setParameter("email", owner.email())
                .getSingleResult());
  }
}
