package com.shop.playground.blackbox;

import static io.restassured.RestAssured.given;

import com.shop.playground.contract.ContractFilter;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.http.Header;
import io.restassured.http.Method;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** An HTTP client of the shop, with somebody's token or without one. */
class Client {
  /** A shop that hangs fails the tests instead of holding them up; in milliseconds. */
  private static final RestAssuredConfig PATIENCE =
      RestAssuredConfig.config()
          .httpClient(
              HttpClientConfig.httpClientConfig()
                  .setParam("http.connection.timeout", 10_000)
                  .setParam("http.socket.timeout", 60_000));

  private final Header[] identity;

  private Client(Header... identity) {
    this.identity = identity;
  }

  Client(String token) {
    this(new Header("Authorization", "Bearer " + token));
  }

  static Client anyone() {
    return new Client();
  }

  Response get(String path, Header... headers) {
    return send(Method.GET, path, null, headers);
  }

  Response post(String path, Object body, Header... headers) {
    return send(Method.POST, path, body, headers);
  }

  /** Without a body. */
  Response post(String path) {
    return send(Method.POST, path, null);
  }

  Response put(String path, Object body, Header... headers) {
    return send(Method.PUT, path, body, headers);
  }

  Response patch(String path, Object body) {
    return send(Method.PATCH, path, body);
  }

  Response delete(String path, Header... headers) {
    return send(Method.DELETE, path, null, headers);
  }

  /**
   * @param body text as it is, or what JSON is made of; null for none
   */
  Response send(Method method, String path, Object body, Header... headers) {
    RequestSpecification request = request();
    if (body != null) {
      request.contentType(ContentType.JSON).body(body);
    }
    for (Header header : headers) {
      request.header(header);
    }
    return request.request(method, path);
  }

  /** Gets a path to the letter, with whatever escapes it has. */
  Response raw(String path) {
    return request().urlEncodingEnabled(false).get(path);
  }

  /** What every exchange of the black-box tests goes through. */
  private RequestSpecification request() {
    RequestSpecification request =
        given()
            .config(PATIENCE)
            .baseUri(ShopUnderTest.base().toString())
            .filter(new Conventions())
            .filter(new ContractFilter(ShopUnderTest::contract));
    for (Header header : identity) {
      request.header(header);
    }
    return request;
  }

  /** A header, such as an {@code Idempotency-Key}. */
  static Header header(String name, String value) {
    return new Header(name, value);
  }
}
