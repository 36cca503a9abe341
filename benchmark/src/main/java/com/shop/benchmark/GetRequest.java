package com.shop.benchmark;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** The bytes of GET requests. */
final class GetRequest {

  private GetRequest() {}

  static byte[] of(String path) {
    return bytes(path, "");
  }

  static byte[] of(String path, String accessToken) {
    return bytes(path, "Authorization: Bearer " + accessToken + "\r\n");
  }

  private static byte[] bytes(String path, String headers) {
    return "GET %s HTTP/1.1\r\nHost: localhost\r\n%s\r\n"
        .formatted(path, headers)
        .getBytes(US_ASCII);
  }
}
