package com.shop.user.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The framework limits request lines and headers, and closes the connection. */
@QuarkusTest
class HeadLimitTest {

  @ParameterizedTest
  @CsvSource({"4000, 10, 200", "5000, 10, 414", "10, 15000, 200", "10, 17000, 431"})
  void longRequestLinesAndHeadersAreRejected(int query, int header, int status) throws IOException {
    String request =
        "GET /user/jwks?x=%s HTTP/1.1\r\nHost: localhost\r\nX-Long: %s\r\n\r\n"
            .formatted("q".repeat(query), "h".repeat(header));
    try (Connection connection = new Connection()) {
      assertEquals(status, connection.send(request).receive().status());
      if (status != 200) {
        assertTrue(connection.isClosed());
      }
    }
  }
}
