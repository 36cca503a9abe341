package com.shop.playground.blackbox;

import static com.shop.platform.problem.ProblemText.withoutRequestId;
import static com.shop.playground.blackbox.Checks.assertProblem;
import static com.shop.playground.client.Bodies.credentials;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.platform.Covers;
import com.shop.playground.client.Bodies;
import com.shop.playground.client.Client;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

/**
 * The effect of failed logins. Each run uses up ten of the hundred failures that a client address
 * may have in a quarter of an hour.
 */
@BlackBox
class ThrottleIT {
  private static final int FREE_FAILURES = 5;

  private final Client anyone = ShopUnderTest.anyone();

  @Test
  @Covers({"USER-7", "USER-8", "USER-9", "USER-10", "USER-14", "CONV-29"})
  void fiveFailedLoginsAreThrottledForAnyEmail() {
    String known = ShopUnderTest.register().email();
    String unknown = Bodies.newEmail();

    for (int i = 0; i < FREE_FAILURES; i++) {
      Response wrongPassword = anyone.post("/user/login", credentials(known, "a wrong one"));
      Response nobody = anyone.post("/user/login", credentials(unknown, "a wrong one"));

      assertProblem(401, "invalid_credentials", wrongPassword);
      assertEquals("Bearer", wrongPassword.header("WWW-Authenticate"));
      assertEquals(401, nobody.statusCode());
      assertEquals(withoutRequestId(wrongPassword.asString()), withoutRequestId(nobody.asString()));
    }

    assertThrottled(anyone.post("/user/login", credentials(known, Bodies.PASSWORD)));
    assertThrottled(anyone.post("/user/login", credentials(unknown, "a wrong one")));
  }

  private static void assertThrottled(Response login) {
    assertProblem(429, "too_many_requests", login);
    int seconds = Integer.parseInt(login.header("Retry-After"));
    assertTrue(0 < seconds && seconds <= 30, () -> "Retry-After: " + seconds);
  }
}
