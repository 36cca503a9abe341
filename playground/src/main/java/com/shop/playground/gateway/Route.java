package com.shop.playground.gateway;

/**
 * One path of an Ingress rule.
 *
 * @param host in lower case; empty for any host
 * @param pathType how a request's path must match
 * @param path without a trailing slash when it is a prefix, so that {@code /} is empty
 * @param service the Kubernetes Service behind it
 */
record Route(String host, PathType pathType, String path, String service) {

  /** In order of precedence. */
  enum PathType {
    EXACT,
    PREFIX
  }

  Route {
    if (pathType == PathType.PREFIX && path.endsWith("/")) {
      path = path.substring(0, path.length() - 1);
    }
  }

  /** A prefix matches whole path elements: /user matches /user/ and /user/me, but not /users. */
  boolean matches(String requestPath) {
    return requestPath.equals(path)
        || pathType == PathType.PREFIX && requestPath.startsWith(path + "/");
  }

  boolean contradicts(Route other) {
    return path.equals(other.path) && pathType == other.pathType && !service.equals(other.service);
  }

  @Override
  public String toString() {
    return switch (pathType) {
      case EXACT -> path + " -> " + service;
      case PREFIX -> path + "/** -> " + service;
    };
  }
}
