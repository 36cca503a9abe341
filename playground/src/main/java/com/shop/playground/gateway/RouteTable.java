package com.shop.playground.gateway;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the service for a host and a path, by the rules of Kubernetes' Ingress: an exact path takes
 * precedence over a prefix, a longer prefix over a shorter one.
 */
final class RouteTable {

  /** Names of this machine. They match every host of the manifests. */
  private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

  private static final Comparator<Route> PRECEDENCE =
      Comparator.comparing(Route::pathType)
          .thenComparing(route -> route.path().length(), Comparator.reverseOrder())
          .thenComparing(Route::path)
          .thenComparing(Route::host);

  private final List<Route> routes;

  /**
   * @throws GatewayException if two rules route the same path to different services, even for
   *     different hosts, because localhost matches them all
   */
  RouteTable(Collection<Route> routes) {
    this.routes = routes.stream().distinct().sorted(PRECEDENCE).toList();
    for (int i = 1; i < this.routes.size(); i++) {
      Route before = this.routes.get(i - 1);
      Route route = this.routes.get(i);
      if (route.contradicts(before)) {
        throw new GatewayException(
            "The Ingress rules contradict each other: %s and %s.".formatted(before, route));
      }
    }
  }

  /**
   * @param host from the Host header, without the port
   * @param path of the request, not decoded
   */
  Optional<String> serviceFor(String host, String path) {
    return routes.stream()
        .filter(
            route -> LOCAL.contains(host) || route.host().isEmpty() || route.host().equals(host))
        .filter(route -> route.matches(path))
        .map(Route::service)
        .findFirst();
  }

  Set<String> services() {
    return routes.stream().map(Route::service).collect(Collectors.toUnmodifiableSet());
  }

  List<Route> routes() {
    return routes;
  }
}
