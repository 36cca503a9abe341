package com.shop.playground.chaos;

import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * How a careful client treats responses that are not final: none at all, a 5xx, a request still in
 * progress. It sends the same request again until the outcome is known.
 */
final class Insistence {
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final AtomicInteger repeats = new AtomicInteger();

  /** How many requests were sent again. */
  int repeats() {
    return repeats.get();
  }

  /** The first response that is no failure. */
  Response on(Supplier<Response> request) {
    return on(request, answer -> true);
  }

  /** The first response that is no failure and that the client waits for. */
  Response on(Supplier<Response> request, Predicate<Response> wanted) {
    AtomicInteger sent = new AtomicInteger();
    Response answer =
        await()
            .atMost(PATIENCE)
            .pollDelay(Duration.ZERO)
            .pollInterval(PAUSE)
            .ignoreExceptions()
            .until(
                () -> {
                  sent.incrementAndGet();
                  return request.get();
                },
                candidate -> says(candidate) && wanted.test(candidate));
    repeats.addAndGet(sent.get() - 1);
    return answer;
  }

  private static boolean says(Response answer) {
    boolean inFlight =
        answer.statusCode() == 409 && "idempotency_in_progress".equals(answer.<String>path("code"));
    return answer.statusCode() < 500 && !inFlight;
  }
}
