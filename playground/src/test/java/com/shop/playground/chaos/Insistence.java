package com.shop.playground.chaos;

import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What a careful client does about answers that say nothing for good: no answer at all, a 5xx, a
 * request that is still in flight. It sends the same request again until it knows.
 */
final class Insistence {
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final AtomicInteger repeats = new AtomicInteger();

  /** How often a request was sent again. */
  int repeats() {
    return repeats.get();
  }

  /** The first answer that is one. */
  Response on(Supplier<Response> request) {
    return on(request, answer -> true);
  }

  /** The first answer that is one and that the client waits for. */
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
