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
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A response that is read line by line as it arrives. */
final class EventStream implements AutoCloseable {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static final Pattern TYPE = Pattern.compile("^data:.*\"type\":\"([A-Z_]+)\"");

  private final HttpResponse<InputStream> answer;
  private final BufferedReader lines;

  private EventStream(HttpResponse<InputStream> answer) {
    this.answer = answer;
    this.lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    // Fails the test if the stream does not end, as the read itself has no timeout.
    CompletableFuture.delayedExecutor(30, TimeUnit.SECONDS).execute(this::close);
  }

  /**
   * @param header name and value of a further header, or of another Accept
   */
  static EventStream open(UUID customer, String order, String... header) {
    HttpRequest.Builder request = request(customer, order);
    if (header.length > 0) {
      request.setHeader(header[0], header[1]);
    }
    return new EventStream(answer(request.build(), BodyHandlers.ofInputStream()));
  }

  /** The complete response to a HEAD request. */
  static HttpResponse<Void> head(UUID customer, String order) {
    HttpRequest head = request(customer, order).method("HEAD", BodyPublishers.noBody()).build();
    return answer(head, BodyHandlers.discarding());
  }

  private static HttpRequest.Builder request(UUID customer, String order) {
    return HttpRequest.newBuilder(
            URI.create("http://localhost:" + RestAssured.port + "/order/" + order + "/events"))
        .setHeader("Authorization", "Bearer " + TestTokens.customer(customer))
        .setHeader("Accept", "text/event-stream");
  }

  private static <T> HttpResponse<T> answer(HttpRequest request, BodyHandler<T> body) {
    return CLIENT.sendAsync(request, body).orTimeout(20, TimeUnit.SECONDS).join();
  }

  /** The types of the events among these lines. */
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

  /** Reads until a line contains this. */
  void readTo(String part) {
    if (lines().noneMatch(line -> line.contains(part))) {
      throw new AssertionError("The stream ended without " + part);
    }
  }

  /** Reads all lines until the stream ends. */
  List<String> rest() {
    return lines().toList();
  }

  /** Disconnects the client. */
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
