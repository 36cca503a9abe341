package com.shop.platform.problem;

import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Reads a request's body into memory, but never more than {@value #MAX_BYTES} bytes of it. */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
class BodyLimit implements ReaderInterceptor {
  /** 64 KiB, from the HTTP contract. */
  private static final int MAX_BYTES = 64 * 1024;

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    byte[] body = context.getInputStream().readNBytes(MAX_BYTES + 1);
    if (body.length > MAX_BYTES) {
      throw tooLarge();
    }
    context.setInputStream(new ByteArrayInputStream(body));
    return context.proceed();
  }

  static Problem tooLarge() {
    return new Problem(413, "payload_too_large", "A body may have up to 64 KiB.");
  }
}
