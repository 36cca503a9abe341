package com.shop.user.session;

import com.shop.platform.problem.Problem;
import io.netty.handler.codec.http.cookie.ServerCookieDecoder;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The cookie that keeps the refresh token of a page out of reach of its scripts. A request that
 * does not ask for it neither reads nor writes it, so that a page of another site, whose requests
 * may carry the cookie, cannot use it.
 */
@RequestScoped
class SessionCookie {
  /** The request header that asks for the cookie, by the value {@link #COOKIE}. */
  static final String HEADER = "Session";

  static final String COOKIE = "cookie";

  private static final String NAME = "refresh_token";
  private static final String PATH = "/user";

  private final HttpServerRequest request;
  private final boolean secure;
  private final Duration lifetime;

  /**
   * @param secure whether browsers send the cookie over HTTPS only
   */
  SessionCookie(
      HttpServerRequest request,
      @ConfigProperty(name = "shop.session-cookie.secure") boolean secure,
      @ConfigProperty(name = "shop.refresh-token.lifetime") Duration lifetime) {
    this.request = request;
    this.secure = secure;
    this.lifetime = lifetime;
  }

  /**
   * Whether the request asks for the cookie.
   *
   * @param header the value of {@link #HEADER}; null if it is missing
   * @throws Problem 400 for another value, 403 {@code forbidden} unless the request comes from a
   *     page of the shop
   */
  boolean isRequested(String header) {
    if (header == null) {
      return false;
    }
    if (!header.equals(COOKIE)) {
      throw Problem.invalid(HEADER, "must be " + COOKIE);
    }
    if (!isFromOwnPage()) {
      throw new Problem(
          403, "forbidden", "With Session: cookie, Origin must be the origin of this shop.");
    }
    return true;
  }

  /** The refresh token in the cookie. Empty also if there are several, all but one planted. */
  Optional<RefreshSecret> read() {
    List<RefreshSecret> tokens =
        request.headers().getAll(HttpHeaders.COOKIE).stream()
            .flatMap(line -> ServerCookieDecoder.STRICT.decodeAll(line).stream())
            .filter(cookie -> cookie.name().equals(NAME))
            .map(cookie -> new RefreshSecret(cookie.value()))
            .toList();
    return tokens.size() == 1 ? Optional.of(tokens.get(0)) : Optional.empty();
  }

  /** Makes the response set the cookie. */
  void write(RefreshSecret token) {
    add(token.value(), lifetime);
  }

  /** Makes the response remove the cookie. */
  void remove() {
    add("", Duration.ZERO);
  }

  private void add(String value, Duration maxAge) {
    request
        .response()
        .addCookie(
            Cookie.cookie(NAME, value)
                .setPath(PATH)
                .setMaxAge(maxAge.toSeconds())
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.STRICT)
                .setSecure(secure));
  }

  /**
   * Compares the origin of the page with the host and port that the client has connected to, as
   * every proxy passes them on in {@code Host}. SameSite alone would admit pages on other ports and
   * on sibling hosts.
   */
  private boolean isFromOwnPage() {
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    String host = request.getHeader(HttpHeaders.HOST);
    return host != null
        && (("https://" + host).equals(origin) || !secure && ("http://" + host).equals(origin));
  }
}
