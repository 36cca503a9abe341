package com.shop.playground.gateway;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Asks a replica about once a second whether it is ready, as the kubelet does for a Service's
 * endpoints, and keeps the balancer informed.
 */
final class ReadinessProbe implements AutoCloseable {

  private static final Duration INTERVAL = Duration.ofSeconds(1);

  /** Longer than the interval: on a busy machine a slow answer does not mean that nobody is in. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Executor LATER =
      CompletableFuture.delayedExecutor(INTERVAL.toMillis(), TimeUnit.MILLISECONDS);

  private final Balancer balancer;
  private final URI replica;
  private boolean ready;
  private volatile boolean closed;

  ReadinessProbe(Balancer balancer, URI replica) {
    this.balancer = balancer;
    this.replica = replica;
  }

  /** Asks now and then again and again until closed. */
  void start() {
    HttpRequest request =
        HttpRequest.newBuilder(replica.resolve("/ready")).timeout(PATIENCE).build();
    CLIENT
        .sendAsync(request, BodyHandlers.discarding())
        .handle((answer, failure) -> failure == null && answer.statusCode() == 200)
        .thenAccept(this::inform)
        .thenRunAsync(this::again, LATER);
  }

  private void again() {
    if (!closed) {
      start();
    }
  }

  private synchronized void inform(boolean nowReady) {
    if (nowReady && !ready) {
      balancer.add(replica);
    } else if (!nowReady && ready) {
      balancer.remove(replica);
    }
    ready = nowReady;
  }

  @Override
  public void close() {
    closed = true;
  }
}
