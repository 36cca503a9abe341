package com.shop.platform.problem;

import com.shop.platform.tracing.RequestId;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Adds the id of the request to problems as they are sent: a stored one is sent to several
 * requests.
 */
@Provider
class ProblemRequestIds implements ContainerResponseFilter {
  private static final int FIRST_ERROR = 400;

  private final CurrentVertxRequest current;

  ProblemRequestIds(CurrentVertxRequest current) {
    this.current = current;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getStatus() >= FIRST_ERROR
        && Problem.MEDIA_TYPE.isCompatible(response.getMediaType())) {
      String id = current.getCurrent().response().headers().get(RequestId.HEADER);
      response.setEntity(withId(response.getEntity(), id));
    }
  }

  private static Object withId(Object problem, String id) {
    if (problem instanceof String json) {
      String members = json.substring(0, json.lastIndexOf('}'));
      return members + ",\"" + RequestId.NAME + "\":\"" + id + "\"}";
    }
    Map<Object, Object> members = new LinkedHashMap<>((Map<?, ?>) problem);
    members.put(RequestId.NAME, id);
    return members;
  }
}
