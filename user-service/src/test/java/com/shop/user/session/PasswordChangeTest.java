package com.shop.user.session;

import static com.shop.user.Person.refresh;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.shop.platform.Covers;
import com.shop.platform.Race;
import com.shop.platform.Times;
import com.shop.platform.persistence.Transactions;
import com.shop.user.Person;
import com.shop.user.account.Account;
import com.shop.user.account.AccountRepository;
import com.shop.user.account.EmailAddress;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PasswordChangeTest {
  private static final String NEW = "battery staple";

  @Inject AccountRepository accounts;
  @Inject EntityManager db;
  @Inject RefreshTokens refreshTokens;

  private Person person;
  private Response login;

  @BeforeEach
  void register() {
    person = Person.registered();
    login = person.login();
  }

  @Test
  void onlyTheNewPasswordIsAccepted() {
    change(person.password(), NEW).then().statusCode(204);

    person.with(NEW).login().then().statusCode(200);
    person.login().then().statusCode(401);
  }

  @Test
  void aWrongCurrentPasswordChangesNothing() {
    change("wrong", NEW)
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("code", equalTo("wrong_password"));

    person.with(NEW).login().then().statusCode(401);
    person.login().then().statusCode(200);
    refresh(login.path("refreshToken")).then().statusCode(200);
  }

  @Test
  void everySessionEnds() {
    String other = person.refreshToken();

    change(person.password(), NEW).then().statusCode(204);

    refresh(login.path("refreshToken")).then().statusCode(401);
    refresh(other).then().statusCode(401);
    refresh(person.with(NEW).refreshToken()).then().statusCode(200);
  }

  @Test
  void sessionsOfOtherUsersContinue() {
    String theirs = Person.BOB.refreshToken();

    change(person.password(), NEW).then().statusCode(204);

    refresh(theirs).then().statusCode(200);
  }

  @Test
  void aPasswordChangeEndsConcurrentRefreshes() {
    AtomicBoolean changed = new AtomicBoolean();
    String another = person.refreshToken();
    String third = person.refreshToken();

    List<Boolean> ended =
        Race.of(
            List.of(
                () -> isEnded(login.path("refreshToken"), changed),
                () -> isEnded(another, changed),
                () -> isEnded(third, changed),
                () -> {
                  change(person.password(), NEW).then().statusCode(204);
                  changed.set(true);
                  return true;
                }));

    assertEquals(List.of(true, true, true, true), ended);
  }

  @Test
  void revocationWaitsForARunningRefresh() {
    RefreshSecret next = RefreshSecret.random();
    UUID account =
        UUID.fromString(Person.authorized(login.path("accessToken")).get("/user/me").path("id"));

    Future<?> revocation = Transactions.call(() -> whileRefreshing(account, next));
    Awaitility.await().until(revocation::isDone);

    refresh(next.value()).then().statusCode(401);
  }

  /** Refreshes a token and starts a revocation before the refresh commits. */
  private Future<?> whileRefreshing(UUID account, RefreshSecret next) {
    TokenFamily family =
        db.createQuery("FROM TokenFamily WHERE accountId = :account", TokenFamily.class)
            .setParameter("account", account)
            .setLockMode(LockModeType.PESSIMISTIC_WRITE)
            .getSingleResult();
    db.persist(new RefreshToken(next, family.id(), Times.now().plusSeconds(60)));
    db.flush();
    Future<?> revocation =
        CompletableFuture.runAsync(
            () -> Transactions.run(() -> refreshTokens.revokeAllOf(account)));
    assertThrows(TimeoutException.class, () -> revocation.get(300, TimeUnit.MILLISECONDS));
    return revocation;
  }

  /** A login checks the password slowly, so the password may change before it completes. */
  @Test
  void aLoginOvertakenByAPasswordChangeFails() {
    EmailAddress email = new EmailAddress(person.email());
    Account checked = Transactions.call(() -> accounts.byEmail(email)).orElseThrow();

    change(person.password(), NEW).then().statusCode(204);

    assertEquals(Optional.empty(), refreshTokens.create(checked));
  }

  @Test
  void oneOfConcurrentChangesSucceeds() {
    Callable<Integer> one = () -> change(person.password(), NEW).statusCode();

    assertEquals(
        List.of(204, 422, 422), Race.of(Collections.nCopies(3, one)).stream().sorted().toList());
  }

  @Test
  @Covers("USER-41")
  void passwordChangesAreThrottledToo() {
    for (int i = 0; i < 5; i++) {
      change("wrong", NEW).then().statusCode(422);
    }

    change(person.password(), NEW).then().statusCode(429);
    person.login().then().statusCode(200);
  }

  @Test
  void bothPasswordsHaveBounds() {
    change("", NEW).then().statusCode(400).body("violations.field", contains("currentPassword"));
    change("x".repeat(129), NEW)
        .then()
        .statusCode(400)
        .body("violations.field", contains("currentPassword"));
    change(person.password(), "1234567")
        .then()
        .statusCode(400)
        .body("violations.field", contains("newPassword"));
    change(person.password(), "x".repeat(129)).then().statusCode(400);
    send(Map.of())
        .then()
        .statusCode(400)
        .body("violations.field", contains("currentPassword", "newPassword"));
  }

  @Test
  void aPasswordChangeRequiresAToken() {
    RestAssured.given()
        .contentType(ContentType.JSON)
        .body(Map.of("currentPassword", "12345678", "newPassword", NEW))
        .put("/user/me/password")
        .then()
        .statusCode(401);
  }

  /** Refreshes until a refresh is rejected; false if one still succeeds after the change. */
  private static boolean isEnded(String first, AtomicBoolean changed) {
    String token = first;
    while (true) {
      boolean last = changed.get();
      Response response = refresh(token);
      if (response.statusCode() == 401) {
        return true;
      }
      if (last) {
        return false;
      }
      token = response.path("refreshToken");
    }
  }

  private Response change(String current, String next) {
    return send(Map.of("currentPassword", current, "newPassword", next));
  }

  private Response send(Map<String, String> body) {
    return Person.authorized(login.path("accessToken"))
        .contentType(ContentType.JSON)
        .body(body)
        .put("/user/me/password");
  }
}
