package com.shop.playground.shop;

import com.shop.database.Poll;
import com.shop.database.Tail;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Waits until programs that have been started do their work, and tells how far they are. */
final class Readiness {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(250);
  private static final Duration PROGRESS = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(2);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(ANSWER).build();
  private final Processes processes;
  private final Consumer<String> tell;
  private final Instant began = Instant.now();
  private Instant told = began;

  Readiness(Processes processes, Consumer<String> tell) {
    this.processes = processes;
    this.tell = tell;
  }

  /**
   * @throws ShopException when one of them ends, or is not ready in time, with the end of its log
   */
  void await(List<Program> programs) throws InterruptedException {
    List<Program> waiting = new ArrayList<>(programs);
    boolean ready = Poll.until(PATIENCE, LOOK_AGAIN, () -> look(waiting));
    if (!ready) {
      throw failure(waiting.get(0), "is not ready after " + seconds());
    }
  }

  private boolean look(List<Program> waiting) {
    for (Program program : List.copyOf(waiting)) {
      if (processes.find(program.name()).isEmpty()) {
        throw failure(program, "has ended");
      }
      if (program.ready().stream().allMatch(this::answers)) {
        waiting.remove(program);
        say("  " + program.name() + " is ready after " + seconds());
      }
    }
    if (!waiting.isEmpty() && Instant.now().isAfter(told.plus(PROGRESS))) {
      say(
          "  still waiting for "
              + waiting.stream().map(Program::name).collect(Collectors.joining(", "))
              + " after "
              + seconds());
    }
    return waiting.isEmpty();
  }

  private boolean answers(URI uri) {
    try {
      HttpRequest request = HttpRequest.newBuilder(uri).timeout(ANSWER).build();
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      // The poll that asked finds out by itself.
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void say(String line) {
    tell.accept(line);
    told = Instant.now();
  }

  private String seconds() {
    return "%.1f s".formatted(Duration.between(began, Instant.now()).toMillis() / 1000.0);
  }

  private ShopException failure(Program program, String what) {
    return new ShopException(
        program.name() + " " + what + ". " + Tail.of(processes.folder().log(program.name())));
  }
}
