package com.shop.order.client;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.ext.ContextResolver;

/**
 * Reads the JSON of the other services. During a rolling update a response may come from a newer
 * version, so unknown members are ignored at any depth; clients' requests, in contrast, are read
 * strictly.
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
