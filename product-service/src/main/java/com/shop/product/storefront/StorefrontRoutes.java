package com.shop.product.storefront;

import com.shop.platform.http.AcceptEncoding;
import com.shop.platform.problem.Problem;
import com.shop.product.catalogue.IfNoneMatch;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.runtime.LaunchMode;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Serves the storefront: its page at {@code /}, and the files that it consists of below {@code
 * /assets/storefront/}. The page names each file with the version of its content, so that browsers
 * keep it for good, and asks for pictures with theirs. Replicas of two releases may answer the same
 * browser: asked for a version that it does not have, a replica sends its own, and forbids to keep
 * it.
 */
@ApplicationScoped
class StorefrontRoutes {
  private static final Pattern VERSIONED = Pattern.compile("(\\w+)-([0-9a-f]{16})(\\.\\w+)");

  /** Nothing but the shop's own files runs or loads, and no page can frame the shop. */
  private static final String CONTENT_SECURITY_POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "img-src 'self'",
          "connect-src 'self'",
          "base-uri 'none'",
          "form-action 'none'",
          "frame-ancestors 'none'",
          "require-trusted-types-for 'script'",
          "trusted-types lit-html");

  private final Storefront built = Storefront.read();

  void register(@Observes Router router) {
    router.route("/").handler(this::page);
    router.route(Storefront.FOLDER + ":name").handler(this::file);
    router.route(Storefront.PICTURES + "*").handler(this::picture);
  }

  private void page(RoutingContext context) {
    if (isRead(context)) {
      StorefrontFile page = storefront().page();
      HttpServerResponse response = context.response();
      response
          .putHeader(HttpHeaderNames.CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY)
          .putHeader("Cross-Origin-Resource-Policy", "same-origin")
          .putHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()")
          .putHeader("Referrer-Policy", "no-referrer")
          .putHeader(HttpHeaderNames.X_FRAME_OPTIONS, "DENY")
          .putHeader(HttpHeaderNames.CACHE_CONTROL, "no-cache")
          .putHeader(HttpHeaderNames.ETAG, '"' + page.version() + '"');
      if (new IfNoneMatch(context.request().getHeader(HttpHeaderNames.IF_NONE_MATCH))
          .matches(page.version())) {
        response.setStatusCode(304).end();
      } else {
        send(context, page);
      }
    }
  }

  private void file(RoutingContext context) {
    Matcher name = VERSIONED.matcher(context.pathParam("name"));
    StorefrontFile file =
        name.matches() ? storefront().files().get(name.group(1) + name.group(3)) : null;
    if (file == null) {
      context.next();
    } else if (isRead(context)) {
      boolean isOwn = file.version().equals(name.group(2));
      context
          .response()
          .putHeader("Cross-Origin-Resource-Policy", "same-origin")
          .putHeader(HttpHeaderNames.CACHE_CONTROL, caching(isOwn));
      send(context, file);
    }
  }

  /** Quarkus serves pictures as static resources; this sets their Cache-Control. */
  private void picture(RoutingContext context) {
    String version = context.request().getParam("v");
    if (version != null) {
      boolean isOwn = version.equals(built.picturesVersion());
      HttpServerResponse response = context.response();
      context.addHeadersEndHandler(
          sent ->
              response.putHeader(
                  HttpHeaderNames.CACHE_CONTROL, caching(isOwn && response.getStatusCode() < 400)));
    }
    context.next();
  }

  private static String caching(boolean isOwn) {
    return isOwn ? "public, max-age=31536000, immutable" : "no-store";
  }

  /** In dev mode as it was built last, so that a reload of the page shows an edit. */
  private Storefront storefront() {
    return LaunchMode.current().isDev() ? Storefront.read() : built;
  }

  private static boolean isRead(RoutingContext context) {
    HttpServerRequest request = context.request();
    boolean isRead = request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
    if (!isRead) {
      Problem.methodNotAllowed("GET").send(context.response(), request.path());
    }
    return isRead;
  }

  private static void send(RoutingContext context, StorefrontFile file) {
    HttpServerResponse response =
        context.response().putHeader(HttpHeaderNames.CONTENT_TYPE, file.type());
    String accepted = context.request().getHeader(HttpHeaderNames.ACCEPT_ENCODING);
    if (accepted != null && new AcceptEncoding(accepted).prefersGzip()) {
      response.putHeader(HttpHeaderNames.CONTENT_ENCODING, "gzip").end(file.gzip());
    } else {
      response.end(file.body());
    }
  }
}
