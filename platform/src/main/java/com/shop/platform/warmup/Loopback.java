package com.shop.platform.warmup;

import io.quarkus.vertx.http.HttpServer;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/**
 * Sends requests to this service itself, over the loopback interface. Each has a token with a
 * forged signature: operations that need a token verify it and reject the request.
 */
@ApplicationScoped
public class Loopback {
  private static final long TIMEOUT_SECONDS = 5;

  private static final String FORGED_TOKEN =
      part("{\"alg\":\"ES256\",\"typ\":\"JWT\"}")
          + part("{\"sub\":\"warm-up\",\"exp\":4102444800}")
          + Base64.getUrlEncoder().withoutPadding().encodeToString(forgedSignature());

  private final HttpServer server;
  private final HttpClient client;

  Loopback(HttpServer server, Vertx vertx) {
    this.server = server;
    this.client = vertx.createHttpClient();
  }

  /** Where this service listens. */
  public URI base() {
    return server.getLocalBaseUri();
  }

  /**
   * @return the status of the response
   */
  public int get(String path) throws Exception {
    return send(HttpMethod.GET, path, "");
  }

  /**
   * @param json the body
   * @return the status of the response
   */
  public int post(String path, String json) throws Exception {
    return send(HttpMethod.POST, path, json);
  }

  private int send(HttpMethod method, String path, String json) throws Exception {
    URI base = base();
    return client
        .request(method, base.getPort(), base.getHost(), path)
        .compose(request -> authorized(request).send(Buffer.buffer(json)))
        .compose(response -> response.body().map(body -> response))
        .map(HttpClientResponse::statusCode)
        .toCompletionStage()
        .toCompletableFuture()
        .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
  }

  @PreDestroy
  void close() {
    client.close();
  }

  private static HttpClientRequest authorized(HttpClientRequest request) {
    return request
        .putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + FORGED_TOKEN)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
  }

  private static String part(String json) {
    return Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(json.getBytes(StandardCharsets.UTF_8))
        + ".";
  }

  /** Of the right length, and no zeros, so that verification calculates. */
  private static byte[] forgedSignature() {
    byte[] signature = new byte[64];
    Arrays.fill(signature, (byte) 1);
    return signature;
  }
}
