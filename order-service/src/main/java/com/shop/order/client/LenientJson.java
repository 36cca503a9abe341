package com.shop.order.client;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ext.ContextResolver;

/**
 * JSON as it is read from the other services. Unlike a client's request, an answer may come from a
 * newer version during a rolling update, so what is unknown in it is passed over, at any depth.
 */
@Singleton
public final class LenientJson implements ContextResolver<ObjectMapper> {
  private final ObjectMapper json;

  LenientJson(ObjectMapper strict) {
    json = strict.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }

  @Override
  public ObjectMapper getContext(Class<?> type) {
    return json;
  }
}
