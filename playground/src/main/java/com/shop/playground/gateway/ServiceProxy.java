package com.shop.playground.gateway;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.streams.ReadStream;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collector;

/**
 * Forwards requests to the replicas of one service. A request goes on to the next replica while
 * connecting fails; once it has been sent, it is never sent again.
 */
final class ServiceProxy implements Handler<HttpServerRequest>, ProxyInterceptor, AutoCloseable {

  private static final String UPSTREAM = "upstream";

  private final Vertx vertx;
  private final Endpoints endpoints;
  private final Duration responseLimit;
  private final HttpProxy proxy;

  /**
   * @param replicas their ports
   * @param responseLimit how long a replica may take to begin its response
   */
  ServiceProxy(Vertx vertx, HttpClient client, List<Integer> replicas, Duration responseLimit) {
    this.vertx = vertx;
    this.responseLimit = responseLimit;
    endpoints = new Endpoints(vertx, client, replicas);
    proxy =
        HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
            .addInterceptor(new HeaderRules())
            .addInterceptor(this)
            .origin(context -> endpoints.connect().compose(upstream -> begin(context, upstream)));
  }

  @Override
  public void handle(HttpServerRequest request) {
    proxy.handle(request);
  }

  @Override
  public void close() {
    endpoints.close();
  }

  private static Future<HttpClientRequest> begin(ProxyContext context, HttpClientRequest upstream) {
    HttpServerRequest request = context.request().proxiedRequest();
    if (request.response().ended() || request.response().closed()) {
      upstream.connection().close();
      return Future.failedFuture("The client has disconnected");
    }
    context.set(UPSTREAM, upstream);
    upstream.putHeader("Host", request.getHeader("Host"));
    if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
      request.response().writeContinue();
    }
    return Future.succeededFuture(upstream);
  }

  @Override
  public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
    return context
        .sendRequest()
        .timeout(responseLimit.toMillis(), TimeUnit.MILLISECONDS)
        .onFailure(cause -> fail(context, cause));
  }

  private static void fail(ProxyContext context, Throwable cause) {
    HttpServerRequest request = context.request().proxiedRequest();
    HttpClientRequest upstream = context.get(UPSTREAM, HttpClientRequest.class);
    if (upstream == null) {
      GatewayResponse.NOT_READY.send(request);
    } else if (cause instanceof TimeoutException) {
      upstream.reset();
      GatewayResponse.RESPONSE_TIMEOUT.send(request);
    } else {
      GatewayResponse.CONNECTION_LOST.send(request);
    }
  }

  @Override
  public Future<Void> handleProxyResponse(ProxyContext context) {
    ProxyResponse response = context.response();
    HttpServerResponse client = context.request().proxiedRequest().response();
    if (client.ended()) {
      return Future.succeededFuture();
    }
    if (response.getStatusCode() == 304) {
      // With a reason phrase of its own, Vert.x would announce a chunked body.
      response.setStatusMessage(null);
    }
    if (context.request().version() == HttpVersion.HTTP_1_0 && response.getBody().length() < 0) {
      return sendWhole(context);
    }
    Future<Void> sent = context.sendResponse();
    // The proxy sends the head with the first bytes of the body, and an event may be long in
    // coming. Later, so that a short response leaves in one packet.
    vertx.runOnContext(later -> sendHead(client));
    return sent;
  }

  private static void sendHead(HttpServerResponse client) {
    if (!client.headWritten() && !client.closed()) {
      client.writeHead();
    }
  }

  /**
   * For clients that cannot read chunks. The proxy would let them wait when the body breaks off.
   */
  private static Future<Void> sendWhole(ProxyContext context) {
    ReadStream<Buffer> body = context.response().getBody().stream();
    Future<Buffer> whole =
        body.collect(Collector.of(Buffer::buffer, Buffer::appendBuffer, Buffer::appendBuffer));
    body.resume();
    return whole
        .onFailure(cause -> fail(context, cause))
        .map(buffer -> context.response().setBody(Body.body(buffer)))
        .compose(response -> context.sendResponse());
  }
}
