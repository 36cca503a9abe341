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

    Response response = refresh(first);

    response
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .body("tokenType", equalTo("Bearer"))
        .body("expiresIn", equalTo(900))
        .body("refreshToken", not(equalTo(first)));
    Person.authorized(response.path("accessToken"))
        .get("/user/me")
        .then()
        .statusCode(200)
        .body("email", equalTo(person.email()));
    refresh(response.path("refreshToken")).then().statusCode(200);
  }

  @Test
  void aReusedTokenRevokesItsFamily() {
    String first = person.refreshToken();
    String second = refresh(first).path("refreshToken");

    assertRejected(refresh(first));

    assertRejected(refresh(second));
  }

  @Test
  void aRevokedFamilyLeavesOtherSessionsValid() {
    String other = person.refreshToken();
    String first = person.refreshToken();
    refresh(first).then().statusCode(200);
    assertRejected(refresh(first));

    refresh(other).then().statusCode(200);
  }

  @Test
  void concurrentUsesSucceedOnceAndCountAsReuse() {
    String token = person.refreshToken();

    List<Response> responses = Race.of(8, i -> refresh(token));

    List<Response> winners = responses.stream().filter(a -> a.statusCode() == 200).toList();
    assertEquals(1, winners.size());
    responses.stream().filter(a -> a.statusCode() != 200).forEach(RefreshTest::assertRejected);
    assertRejected(refresh(winners.get(0).path("refreshToken")));
  }

  @Test
  void concurrentLogoutAndRefreshLeaveNoValidToken() {
    for (int round = 0; round < 10; round++) {
      String token = person.refreshToken();

      List<Response> responses = Race.of(List.of(() -> refresh(token), () -> logout(token)));

      responses.stream()
          .filter(response -> response.statusCode() == 200)
          .forEach(response -> assertRejected(refresh(response.path("refreshToken"))));
    }
  }

  @Test
  void aLogoutRevokesTheFamily() {
    String first = person.refreshToken();
    String second = refresh(first).path("refreshToken");

    logout(first).then().statusCode(204);

    assertRejected(refresh(second));
  }

  @Test
  void aLogoutAlwaysSucceeds() {
    String token = person.refreshToken();

    logout("made-up").then().statusCode(204);
    logout(token).then().statusCode(204);
    logout(token).then().statusCode(204);
  }

  @Test
  void anUnknownTokenIsRejected() {
    assertRejected(refresh("made-up"));
    assertRejected(refresh("\u2603"));
  }

  @Test
  @Covers("USER-42")
  void aTokenIsValidForThirtyDays() {
    Person stranger = Person.registered();
    String first = stranger.refreshToken();

    shiftExpiryOf(stranger, "-719 HOUR");
    String second = refresh(first).then().statusCode(200).extract().path("refreshToken");
    shiftExpiryOf(stranger, "-721 HOUR");
    assertRejected(refresh(second));
  }

  @Test
  void anExpiredTokenIsRejectedAndDeleted() {
    Person stranger = Person.registered();
    String token = stranger.refreshToken();
    shiftExpiryOf(stranger, "-721 HOUR");

    assertRejected(refresh(token));
    assertEquals(1, familiesOf(stranger));

    cleanup.deleteExpired();
    assertEquals(0, familiesOf(stranger));
    assertRejected(refresh(token));
  }

  @Test
  void theTokenIsRequired() {
    for (String path : new String[] {"/user/refresh", "/user/logout"}) {
      post(path, Map.of()).then().statusCode(400).body("code", equalTo("validation_failed"));
      post(path, Map.of("refreshToken", 1)).then().statusCode(400);
    }
  }

  private static void assertRejected(Response response) {
    response
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
