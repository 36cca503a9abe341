package com.shop.platform.problem;

import com.shop.platform.tracing.RequestId;
import com.shop.platform.tracing.TraceId;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.MultiMap;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Adds the ids of the request and of its trace to problems as they are sent: a stored one is sent
 * to several requests.
 */
@Provider
class ProblemIds implements ContainerResponseFilter {
  private static final int FIRST_ERROR = 400;

  private final CurrentVertxRequest current;

  ProblemIds(CurrentVertxRequest current) {
    this.current = current;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getStatus() >= FIRST_ERROR
        && Problem.MEDIA_TYPE.isCompatible(response.getMediaType())) {
      Map<String, String> ids = of(current.getCurrent().response().headers());
      response.setEntity(withIds(response.getEntity(), ids));
    }
  }

  /**
   * The ids by their names in problems.
   *
   * @param headers of the response
   */
  static Map<String, String> of(MultiMap headers) {
    Map<String, String> ids = new LinkedHashMap<>();
    ids.put(RequestId.NAME, headers.get(RequestId.HEADER));
    if (headers.contains(TraceId.HEADER)) {
      ids.put(TraceId.NAME, headers.get(TraceId.HEADER));
    }
    return ids;
  }

  private static Object withIds(Object problem, Map<String, String> ids) {
    if (problem instanceof String json) {
      StringBuilder members = new StringBuilder(json.substring(0, json.lastIndexOf('}')));
      ids.forEach((name, id) -> members.append(",\"%s\":\"%s\"".formatted(name, id)));
      return members.append('}').toString();
    }
    Map<Object, Object> members = new LinkedHashMap<>((Map<?, ?>) problem);
    members.putAll(ids);
    return members;
  }
}
