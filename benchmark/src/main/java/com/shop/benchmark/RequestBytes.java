package com.shop.benchmark;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** The bytes of requests of HTTP/1.1; all texts are ASCII. */
final class RequestBytes {

  private RequestBytes() {}

  static byte[] get(String path) {
    return bytes("GET", path, "", "");
  }

  static byte[] get(String path, String accessToken) {
    return bytes("GET", path, authorization(accessToken), "");
  }

  /**
   * A request with a body.
   *
   * @param headers each ends with CRLF
   */
  static byte[] json(String method, String path, String headers, String body) {
    return bytes(
        method,
        path,
        "%sContent-Type: application/json\r\nContent-Length: %d\r\n"
            .formatted(headers, body.length()),
        body);
  }

  static String authorization(String accessToken) {
    return "Authorization: Bearer " + accessToken + "\r\n";
  }

  private static byte[] bytes(String method, String path, String headers, String body) {
    return "%s %s HTTP/1.1\r\nHost: localhost\r\n%s\r\n%s"
        .formatted(method, path, headers, body)
        .getBytes(US_ASCII);
  }
}
