package com.shop.playground.blackbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.platform.Covers;
import com.shop.playground.client.Customer;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that HTTP clients refuse to send, or correct. */
@BlackBox
class RawRequestIT {
  private static final int QUICKLY_MILLIS = 15_000;

  private final Customer carol = People.somebody();

  @ParameterizedTest
  @CsvSource({
    "/product?q=a|b, 200",
    "/product?q={x}, 200",
    "/product?q=%, 200",
    "/product?q=100%&limit=1, 200",
    "/product?q=%zz, 200",
    "/product?x=1;limit=x, 200",
    "/product?limit=1;x=1, 400",
    "/product?q=|&limit=0, 400",
    "/order?x=a|b, 200",
    "/payment?x=a|b, 200",
    "/user/me/addresses?x=a|b;limit=0, 200",
  })
  @Covers("CONV-48")
  void charactersOfAQueryAreTakenLiterally(String target, int status) throws IOException {
    assertStatus(status, get(target, ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/product", "/order", "/payment", "/user/me/addresses"})
  @Covers({"CONV-11", "CONV-49"})
  void aLimitHasAsciiDigitsOnly(String path) throws IOException {
    for (String five : new String[] {"%D9%A5", "%EF%BC%95", "%2B5"}) {
      assertStatus(400, get(path + "?limit=" + five, ""));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/product", "/order", "/payment", "/user/me", "/order/cart"})
  @Covers({"CONV-50", "CONV-51"})
  void acceptIsAListThatIsWellFormed(String path) throws IOException {
    for (String malformed : new String[] {"x", "/", "a/b/c"}) {
      assertStatus(406, get(path, "Accept: " + malformed + "\r\n"));
    }
    assertStatus(200, get(path, "Accept: image/png\r\nAccept: application/json\r\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0\0{\0", "{\0}\0", "{\"name\":\"\u00e9\"}", "\u00ff\u00fe{\0}\0"})
  @Covers({"CONV-2", "CONV-53"})
  void aBodyThatIsNotUtf8IsMalformed(String bytes) throws IOException {
    for (String path : new String[] {"/user/login", "/user/register", "/order", "/payment/cards"}) {
      String response = post(path, "Content-Length: %d\r\n\r\n%s".formatted(bytes.length(), bytes));
      assertStatus(400, response);
      assertTrue(response.contains("\"malformed_request\""), response);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
        "Content-Length: -2\r\n\r\n{}",
        "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        "no colon\r\nContent-Length: 2\r\n\r\n{}"
      })
  @Covers("CONV-52")
  void malformedFramingIsAnsweredAtOnce(String rest) throws IOException {
    assertStatus(400, post("/user/login", rest));
  }

  private static void assertStatus(int status, String response) {
    assertEquals("HTTP/1.1 " + status, response.substring(0, 12), response);
  }

  private String get(String target, String headers) throws IOException {
    return send("GET " + target, headers + "Connection: close\r\n\r\n");
  }

  private String post(String path, String rest) throws IOException {
    return send("POST " + path, "Content-Type: application/json\r\nConnection: close\r\n" + rest);
  }

  /** The response as text, up to the end of the connection. */
  private String send(String line, String rest) throws IOException {
    URI base = ShopUnderTest.base();
    try (Socket socket = connect(base)) {
      socket.setSoTimeout(QUICKLY_MILLIS);
      String head =
          "%s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nIdempotency-Key: k\r\n"
              .formatted(line, base.getAuthority(), carol.token());
      socket.getOutputStream().write((head + rest).getBytes(ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  private static Socket connect(URI base) throws IOException {
    boolean secure = base.getScheme().equals("https");
    SocketFactory sockets = secure ? SSLSocketFactory.getDefault() : SocketFactory.getDefault();
    int port = base.getPort() >= 0 ? base.getPort() : secure ? 443 : 80;
    return sockets.createSocket(base.getHost(), port);
  }
}
