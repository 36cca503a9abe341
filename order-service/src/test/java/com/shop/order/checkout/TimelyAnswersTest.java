package com.shop.order.checkout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.shop.platform.problem.Problem;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimelyAnswersTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Deadline NOW = Deadline.in(Duration.ZERO);
  private static final Deadline LATER = Deadline.in(Duration.ofHours(1));

  private final Vertx vertx = Vertx.vertx();
  private final List<Runnable> queue = new ArrayList<>();

  /** No thread is ever free. */
  private final TimelyAnswers starved = new TimelyAnswers(vertx, queue::add);

  @AfterEach
  void close() {
    vertx.close();
  }

  @Test
  void answersWithTheResultOfTheWork() {
    TimelyAnswers prompt = new TimelyAnswers(vertx, Runnable::run);

    assertEquals(
        "done",
        prompt.answer(LATER, () -> "done", () -> Optional.of("late")).await().atMost(PATIENCE));
  }

  @Test
  void answersAtTheDeadlineWithoutAThread() {
    assertEquals(
        "late",
        starved.answer(NOW, () -> "done", () -> Optional.of("late")).await().atMost(PATIENCE));
  }

  @Test
  void workIsNotStartedAfterItsAnswer() {
    List<String> started = new ArrayList<>();
    starved
        .answer(NOW, () -> started.add("work"), () -> Optional.of(false))
        .await()
        .atMost(PATIENCE);

    queue.forEach(Runnable::run);

    assertEquals(List.of(), started);
  }

  @Test
  void aProblemIsAnAnswerToo() {
    assertThrows(
        Problem.class,
        () ->
            starved
                .answer(
                    NOW,
                    () -> "done",
                    () -> {
                      throw Problem.unavailable("overloaded");
                    })
                .await()
                .atMost(PATIENCE));
  }

  @Test
  void waitsForTheWorkIfThereIsNoAnswerAtTheDeadline() {
    assertEquals(
        "done",
        starved
            .answer(
                NOW,
                () -> "done",
                () -> {
                  queue.forEach(Runnable::run);
                  return Optional.empty();
                })
            .await()
            .atMost(PATIENCE));
  }
}
