package com.shop.user.throttle;

import static com.shop.platform.problem.ProblemText.withoutRequestId;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.platform.Covers;
import com.shop.platform.Race;
import com.shop.platform.Times;
import com.shop.platform.persistence.Transactions;
import com.shop.user.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccountThrottleTest {
  @Inject EntityManager db;

  private final String address = TestAddresses.next();

  @Test
  void fiveFailuresBlockTheRightPasswordToo() {
    Person person = Person.registered();

    fail(person, 5);

    assertThrottled(person.loginFrom(address), 0, 30);
  }

  @Test
  void unknownAddressesAreThrottledToo() {
    Person known = Person.registered();
    Person unknown = Person.stranger();
    Person noAddress = new Person("nobody " + unknown.email(), "12345678");

    fail(known, 5);
    fail(unknown, 5);
    fail(noAddress, 5);

    assertThrottled(unknown.loginFrom(address), 0, 30);
    assertThrottled(noAddress.loginFrom(address), 0, 30);
    assertEquals(
        withoutRequestId(known.loginFrom(address).asString()),
        withoutRequestId(unknown.loginFrom(address).asString()));
  }

  @Test
  void failuresCountInAnyCaseAndFromAnyAddress() {
    Person person = Person.registered();
    Person upperCase = new Person(person.email().toUpperCase(Locale.ROOT), "wrong");

    fail(person, 3);
    upperCase.loginFrom(TestAddresses.next()).then().statusCode(401);
    upperCase.loginFrom(TestAddresses.next()).then().statusCode(401);

    assertThrottled(person.loginFrom(TestAddresses.next()), 0, 30);
  }

  @Test
  @Covers("USER-12")
  void aSuccessResetsTheFailuresOfAllAddresses() {
    Person person = Person.registered();

    fail(person, 4);
    person.loginFrom(TestAddresses.next()).then().statusCode(200);
    fail(person, 4);

    person.loginFrom(address).then().statusCode(200);
  }

  @Test
  @Covers("USER-12")
  void aSuccessResetsTheFailuresOfAKnownAddress() {
    Person person = Person.registered();
    person.loginFrom(address).then().statusCode(200);

    fail(person, 4);
    person.loginFrom(address).then().statusCode(200);
    fail(person, 4);

    person.loginFrom(address).then().statusCode(200);
  }

  @Test
  @Covers("USER-11")
  void eachFailureAfterAPauseDoublesThePause() {
    Person person = Person.stranger();
    fail(person, 5);
    assertThrottled(person.loginFrom(address), 0, 30);

    endPause(person);
    fail(person, 1);
    assertThrottled(person.loginFrom(address), 30, 60);

    endPause(person);
    fail(person, 1);
    assertThrottled(person.loginFrom(address), 60, 120);
  }

  @Test
  void aSuccessAfterAPauseResetsTheFailures() {
    Person person = Person.registered();
    fail(person, 5);

    endPause(person);
    person.loginFrom(address).then().statusCode(200);

    fail(person, 4);
    person.loginFrom(address).then().statusCode(200);
  }

  @Test
  void onlyFiveConcurrentFailuresAreChecked() {
    Person person = Person.registered().with("wrong");

    List<Integer> statuses =
        Race.of(12, i -> person.loginFrom(TestAddresses.next()).statusCode()).stream()
            .sorted()
            .toList();

    assertEquals(
        Stream.concat(Stream.generate(() -> 401).limit(5), Stream.generate(() -> 429).limit(7))
            .toList(),
        statuses);
  }

  @Test
  void concurrentLoginsWithTheRightPasswordAreNotThrottled() {
    Person person = Person.registered();

    List<Integer> statuses = Race.of(12, i -> person.loginFrom(address).statusCode());

    assertEquals(Stream.generate(() -> 200).limit(12).toList(), statuses);
  }

  @Test
  void failuresFromElsewhereDoNotLockTheOwnerOut() {
    Person person = Person.registered();
    person.loginFrom(TestAddresses.next()).then().statusCode(200);
    String home = TestAddresses.next();
    person.loginFrom(home).then().statusCode(200);

    fail(person, 5);

    assertThrottled(person.loginFrom(address), 0, 30);
    person.loginFrom(home).then().statusCode(200);
  }

  @Test
  void failuresFromAKnownAddressAreThrottledToo() {
    Person person = Person.registered();
    person.loginFrom(address).then().statusCode(200);

    fail(person, 5);

    assertThrottled(person.loginFrom(address), 0, 30);
  }

  /** A host usually owns a whole /64 network and changes its address within it. */
  @Test
  void anIpv6AddressIsKnownByItsNetwork() {
    Person person = Person.registered();
    person.loginFrom("2001:db8:7:7::1").then().statusCode(200);

    fail(person, 5);

    assertThrottled(person.loginFrom("2001:db8:7:8::1"), 0, 30);
    person.loginFrom("2001:db8:7:7:ffff::9").then().statusCode(200);
  }

  private void fail(Person person, int times) {
    for (int i = 0; i < times; i++) {
      person.with("wrong").loginFrom(address).then().statusCode(401);
    }
  }

  private static void assertThrottled(Response response, int moreThan, int atMost) {
    response
        .then()
        .statusCode(429)
        .contentType("application/problem+json")
        .body("code", equalTo("too_many_requests"));
    assertThat(
        Integer.valueOf(response.header("Retry-After")),
        allOf(greaterThan(moreThan), lessThanOrEqualTo(atMost)));
  }

  private void endPause(Person person) {
    Transactions.run(
        () ->
            db.createNativeQuery("UPDATE login_streak SET blocked_until = :past WHERE id = :id")
                .setParameter("past", Times.now().minusMillis(1))
                .setParameter("id", Attempt.login(person.email(), address).accountId())
                .executeUpdate());
  }
}
