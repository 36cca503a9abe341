package com.shop.order.history;

import com.shop.platform.identity.TestTokens;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An answer that is read line by line, as it comes. */
final class EventStream implements AutoCloseable {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static final Pattern TYPE = Pattern.compile("^data:.*\"type\":\"([A-Z_]+)\"");

  private final HttpResponse<InputStream> answer;
  private final BufferedReader lines;

  private EventStream(HttpResponse<InputStream> answer) {
    this.answer = answer;
    this.lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    // A stream that should end and does not fails its test; the read itself knows no timeout.
    CompletableFuture.delayedExecutor(30, TimeUnit.SECONDS).execute(this::close);
  }

  /**
   * @param header name and value of one more, or of another Accept
   */
  static EventStream open(UUID customer, String order, String... header) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + RestAssured.port + "/order/" + order + "/events"))
            .timeout(Duration.ofSeconds(20))
            .setHeader("Authorization", "Bearer " + TestTokens.customer(customer))
            .setHeader("Accept", "text/event-stream");
    if (header.length > 0) {
      request.setHeader(header[0], header[1]);
    }
    try {
      return new EventStream(CLIENT.send(request.build(), BodyHandlers.ofInputStream()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the events among these lines tell of. */
  static List<String> types(List<String> lines) {
    return lines.stream()
        .map(TYPE::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .toList();
  }

  int status() {
    return answer.statusCode();
  }

  String header(String name) {
    return answer.headers().firstValue(name).orElse(null);
  }

  /** Reads on until a line has this in it. */
  void readTo(String part) {
    if (lines().noneMatch(line -> line.contains(part))) {
      throw new AssertionError("The stream ended without " + part);
    }
  }

  /** All lines until the stream ends. */
  List<String> rest() {
    return lines().toList();
  }

  /** The client goes away. */
  @Override
  public void close() {
    try {
      answer.body().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Stream<String> lines() {
    return lines.lines();
  }
}
