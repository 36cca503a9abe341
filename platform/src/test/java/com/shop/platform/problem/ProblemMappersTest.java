package com.shop.platform.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.platform.Covers;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProblemMappersTest {
  private final UriInfo uri =
      (UriInfo)
          Proxy.newProxyInstance(
              UriInfo.class.getClassLoader(),
              new Class<?>[] {UriInfo.class},
              (proxy, method, arguments) -> "/order");

  @Test
  @Covers({"CONV-28", "CONV-42"})
  void anUnexpectedErrorRevealsNothing() {
    Throwable failure = new IllegalStateException("SELECT secret FROM orders");

    Response response = new ProblemMappers().anything(failure, uri);

    assertEquals(500, response.getStatus());
    assertEquals(
        Map.of(
            "type", "https://api.shop.com/problems/internal_error",
            "title", "Internal error",
            "status", 500,
            "detail", "An internal error occurred.",
            "instance", "/order",
            "code", "internal_error"),
        response.getEntity());
  }
}
