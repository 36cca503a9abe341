package com.shop.user.throttle;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import com.shop.platform.Covers;
import com.shop.platform.Race;
import com.shop.user.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AddressThrottleTest {
  @Inject LoginThrottle throttle;

  private final String address = TestAddresses.next();

  @Test
  @Covers("USER-13")
  void afterAHundredFailuresTheAddressIsBlocked() {
    fail(100);

    Response response = Person.ALICE.loginFrom(address);

    response.then().statusCode(429).body("code", equalTo("too_many_requests"));
    assertThat(
        Integer.valueOf(response.header("Retry-After")),
        allOf(greaterThan(600), lessThanOrEqualTo(900)));
    Person.ALICE.loginFrom(TestAddresses.next()).then().statusCode(200);
  }

  @Test
  void aSuccessDoesNotResetTheFailures() {
    fail(99);
    Person.ALICE.loginFrom(address).then().statusCode(200);
    fail(1);

    Person.ALICE.loginFrom(address).then().statusCode(429);
  }

  @Test
  void concurrentFailuresAreAllCounted() {
    Race.of(
        9,
        i -> {
          fail(11);
          return true;
        });
    Person.ALICE.loginFrom(address).then().statusCode(200);
    fail(1);

    Person.ALICE.loginFrom(address).then().statusCode(429);
  }

  @Test
  @Covers("USER-15")
  void forgedEntriesDoNotHideTheClientsAddress() {
    fail(100);

    Person.ALICE.loginFrom("203.0.113.1, " + address).then().statusCode(429);
  }

  /** Fails for different accounts, so that only the address is throttled. */
  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      throttle.recordFailure(Attempt.login(UUID.randomUUID() + "@example.org", address));
    }
  }
}
