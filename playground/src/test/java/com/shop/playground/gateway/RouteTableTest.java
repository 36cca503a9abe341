package com.shop.playground.gateway;

import static com.shop.playground.gateway.Route.PathType.EXACT;
import static com.shop.playground.gateway.Route.PathType.PREFIX;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTableTest {

  private final RouteTable table =
      new RouteTable(
          List.of(
              new Route("api.shop.com", PREFIX, "/user", "users"),
              new Route("api.shop.com", PREFIX, "/user/admin/", "admins"),
              new Route("api.shop.com", EXACT, "/user/admin/me", "me"),
              new Route("api.shop.com", EXACT, "/", "storefront"),
              new Route("api.shop.com", EXACT, "/trailing/", "trailing")));

  @ParameterizedTest
  @CsvSource({
    "/user, users",
    "/user/, users",
    "/user/1/2, users",
    "/users,",
    "/User,",
    "/user/administrator, users",
    "/user/admin, admins",
    "/user/admin/x, admins",
    "/user/admin/me, me",
    "/user/admin/me/, admins",
    "/, storefront",
    "/index.html,",
    "/internal/token,",
    "/trailing/, trailing",
    "/trailing,"
  })
  void exactPathsThenLongestPrefixesWin(String path, String service) {
    assertEquals(service, table.serviceFor("api.shop.com", path).orElse(null));
  }

  @ParameterizedTest
  @CsvSource({"api.shop.com, users", "localhost, users", "127.0.0.1, users", "[::1], users"})
  void theIngressHostAndLocalhostAreServed(String host, String service) {
    assertEquals(service, table.serviceFor(host, "/user").orElse(null));
  }

  @ParameterizedTest
  @CsvSource({"shop.com", "evil.api.shop.com", "api.shop.com.evil.com", "127.0.0.2"})
  void otherHostsAreNotServed(String host) {
    assertEquals(null, table.serviceFor(host, "/user").orElse(null));
  }

  @Test
  void aRouteWithoutAHostMatchesAnyHost() {
    RouteTable any = new RouteTable(List.of(new Route("", PREFIX, "/", "all")));
    assertEquals("all", any.serviceFor("whatever.example", "/deep/down").orElse(null));
  }

  @Test
  void equalRoutesAreMerged() {
    Route route = new Route("api.shop.com", PREFIX, "/user", "users");
    Route sameWithSlash = new Route("api.shop.com", PREFIX, "/user/", "users");
    assertEquals(List.of(route), new RouteTable(List.of(route, sameWithSlash, route)).routes());
  }

  @Test
  void contradictingRoutesAreAnError() {
    List<Route> routes =
        List.of(
            new Route("api.shop.com", PREFIX, "/user", "users"),
            new Route("admin.shop.com", PREFIX, "/user", "admins"));
    GatewayException e = assertThrows(GatewayException.class, () -> new RouteTable(routes));
    assertEquals(
        "The Ingress rules contradict each other: /user/** -> admins and /user/** -> users.",
        e.getMessage());
  }
}
