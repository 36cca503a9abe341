package com.shop.platform.http;

import io.quarkus.vertx.http.Uncompressed;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Compresses JSON for clients that accept gzip, except for the responses of {@link Uncompressed}
 * methods: those with tokens. The ETag stays the same, since it names the version of a resource,
 * whatever its coding. The framework's own compression has no minimum size.
 */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
class Compression implements WriterInterceptor {
  /** Smaller bodies fit in one packet anyway. */
  private static final int MIN_BYTES = 1024;

  private final CurrentVertxRequest request;

  Compression(CurrentVertxRequest request) {
    this.request = request;
  }

  @Override
  public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
    RoutingContext exchange = request.getCurrent();
    String header = exchange.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
    if (header == null) {
      context.proceed();
      return;
    }
    AcceptEncoding accepted = new AcceptEncoding(header);
    if (!accepted.prefersGzip() || !isCompressible(context)) {
      context.proceed();
      return;
    }
    OutputStream out = context.getOutputStream();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    context.setOutputStream(body);
    context.proceed();
    if (body.size() >= MIN_BYTES || accepted.refusesIdentity()) {
      // The headers of the interceptor's context have no effect here.
      exchange.response().putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
      out.write(gzip(body));
    } else {
      body.writeTo(out);
    }
    out.close();
  }

  private static boolean isCompressible(WriterInterceptorContext context) {
    MediaType type = context.getMediaType();
    return type != null
        && type.getSubtype().endsWith("json")
        && Arrays.stream(context.getAnnotations()).noneMatch(Uncompressed.class::isInstance);
  }

  private static byte[] gzip(ByteArrayOutputStream body) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (FastGzip gzip = new FastGzip(compressed)) {
      body.writeTo(gzip);
    }
    return compressed.toByteArray();
  }

  /** The default level takes twice as long and saves 5 % more. */
  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
