package com.shop.order;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.function.Supplier;

/** One call of another service, and what its answer means to a step. */
public final class RemoteCall {
  private RemoteCall() {}

  /**
   * @param service whom the call goes to, for the error
   * @param type what a 2xx answer holds; {@code Void} for nothing
   * @throws Refusal for 409 and 422
   * @throws StepFailed for every other answer, and for none
   */
  public static <T> T of(String service, Class<T> type, Supplier<Response> call) throws Refusal {
    try (Response response = call.get()) {
      int status = response.getStatus();
      if (status == 409 || status == 422) {
        throw new Refusal(response.readEntity(JsonNode.class));
      }
      if (status >= 300) {
        throw new StepFailed(service + " answered " + status);
      }
      return type == Void.class ? null : response.readEntity(type);
    } catch (ProcessingException | WebApplicationException e) {
      throw new StepFailed(service + " does not answer: " + rootMessage(e));
    }
  }

  private static String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }
}
