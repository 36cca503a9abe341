package com.shop.playground.blackbox;

import static com.shop.playground.blackbox.Checks.assertShape;
import static com.shop.playground.blackbox.Checks.assertStatus;
import static com.shop.playground.client.Client.header;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.platform.Covers;
import com.shop.playground.client.Client;
import io.restassured.response.Response;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The operations endpoints of each service: what the public sees, and what it does not. */
@BlackBox
class OperationsIT {
  private final Client anyone = ShopUnderTest.anyone();

  @ParameterizedTest
  @ValueSource(strings = {"/user", "/product", "/order", "/payment"})
  @Covers({"OPS-1", "CONV-1"})
  void everyServiceReportsItsHealth(String prefix) {
    for (String check : List.of("/health", "/ready")) {
      Response health = anyone.get(prefix + check);

      assertStatus(200, health);
      assertShape(health.path(""), "status", "checks");
      assertEquals("UP", health.path("status"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/user", "/product", "/order", "/payment"})
  @Covers({"OPS-2", "OPS-3"})
  void everyServiceDocumentsItsApi(String prefix) {
    Response document = anyone.get(prefix + "/openapi", header("Accept", "application/json"));
    Response page = anyone.get(prefix + "/docs");

    assertStatus(200, document);
    assertTrue(document.<String>path("openapi").startsWith("3.1"), document::asString);
    assertTrue(document.path("paths").toString().contains(prefix), document::asString);
    assertStatus(200, page);
    assertTrue(page.contentType().startsWith("text/html"), page::contentType);
    assertTrue(page.header("Content-Security-Policy").contains("connect-src 'self'"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/health",
        "/ready",
        "/started",
        "/metrics",
        "/q-health",
        "/openapi",
        "/internal/token",
        "/internal/reservations/0197a4b0-0000-7000-8000-000000000000",
        "/internal/payments/0197a4b0-0000-7000-8000-000000000000",
        "/user/internal/token",
        "/user/metrics",
        "/user/started",
        "/order/metrics",
        "/payment/internal/payments/0197a4b0-0000-7000-8000-000000000000"
      })
  @Covers({"OPS-4", "PROD-41", "PAY-23"})
  void podPathsAreNotExposed(String path) {
    // Below a prefix the segment may be read as an id, which requires authentication.
    assertTrue(Set.of(401, 404).contains(anyone.get(path).statusCode()));
    assertStatus(404, People.admin().get(path));
  }

  @Test
  @Covers("OPS-4")
  void noPathTrickExposesThem() {
    for (String path :
        List.of(
            "/user/..%2finternal/token",
            "/user/%2e%2e/internal/token", "/user//internal/token", "/user/..;/internal/token")) {
      int status = anyone.raw(path).statusCode();
      assertTrue(status >= 400 && status < 500, () -> path + " is " + status);
    }
  }
}
