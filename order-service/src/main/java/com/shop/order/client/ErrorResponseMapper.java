package com.shop.order.client;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/**
 * Turns every response that is not 2xx into an exception: 409 and 422 into a {@link
 * RemoteRejectionException}, all others into a failure that {@link RemoteService} classifies.
 */
public final class ErrorResponseMapper implements ResponseExceptionMapper<Exception> {

  @Override
  public boolean handles(int status, MultivaluedMap<String, Object> headers) {
    return status >= 300;
  }

  @Override
  public Exception toThrowable(Response response) {
    int status = response.getStatus();
    JsonNode problem = status == 409 || status == 422 ? problem(response) : null;
    return problem == null
        ? new ErrorResponseException(status)
        : new RemoteRejectionException(problem);
  }

  /** Null if the body is not JSON. */
  private static JsonNode problem(Response response) {
    try {
      return response.readEntity(JsonNode.class);
    } catch (ProcessingException | WebApplicationException e) {
      return null;
    }
  }
}
