package com.shop.playground.client;

import static io.restassured.RestAssured.given;

import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.http.Header;
import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** An HTTP client of a shop. */
public class Client {
  /** A shop that hangs fails the tests instead of holding them up; in milliseconds. */
  private static final RestAssuredConfig TIMEOUTS =
      RestAssuredConfig.config()
          .httpClient(
              HttpClientConfig.httpClientConfig()
                  .setParam("http.connection.timeout", 10_000)
                  .setParam("http.socket.timeout", 60_000));

  private final Endpoint shop;
  private final Header[] identity;

  private Client(Endpoint shop, Header... identity) {
    this.shop = shop;
    this.identity = identity;
  }

  /** A client without a token. */
  public Client(Endpoint shop) {
    this(shop, new Header[0]);
  }

  /** A client with a token that need not be valid. */
  public Client(Endpoint shop, String token) {
    this(shop, header("Authorization", "Bearer " + token));
  }

  final Endpoint shop() {
    return shop;
  }

  public final Response get(String path, Header... headers) {
    return send(Method.GET, path, null, headers);
  }

  public final Response post(String path, Object body, Header... headers) {
    return send(Method.POST, path, body, headers);
  }

  /** Without a body. */
  public final Response post(String path) {
    return send(Method.POST, path, null);
  }

  public final Response put(String path, Object body, Header... headers) {
    return send(Method.PUT, path, body, headers);
  }

  public final Response patch(String path, Object body) {
    return send(Method.PATCH, path, body);
  }

  public final Response delete(String path, Header... headers) {
    return send(Method.DELETE, path, null, headers);
  }

  /**
   * @param body text that is sent as it is, or an object that becomes JSON; null for none
   */
  public final Response send(Method method, String path, Object body, Header... headers) {
    RequestSpecification request = request();
    if (body != null) {
      request.contentType(ContentType.JSON).body(body);
    }
    for (Header header : headers) {
      request.header(header);
    }
    return request.request(method, path);
  }

  /** Gets a path exactly as written, with whatever escapes it has. */
  public final Response raw(String path) {
    return request().urlEncodingEnabled(false).get(path);
  }

  /** A request to be completed by the caller; its body is JSON. */
  public final RequestSpecification json() {
    return request().contentType(ContentType.JSON);
  }

  /** A request to be completed by the caller. */
  public RequestSpecification request() {
    RequestSpecification request =
        given().config(TIMEOUTS).baseUri(shop.base().toString()).filters(shop.filters());
    for (Header header : identity) {
      request.header(header);
    }
    return request;
  }

  /** A header, such as an {@code Idempotency-Key}. */
  public static Header header(String name, String value) {
    return new Header(name, value);
  }
}
