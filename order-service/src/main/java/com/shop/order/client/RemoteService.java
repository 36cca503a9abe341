package com.shop.order.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.oidc.client.OidcClientException;
import io.smallrye.faulttolerance.api.Guard;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.GenericType;
import jakarta.ws.rs.core.Response;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;

/**
 * Another service, and what its answers mean to a step. A circuit breaker stands before it: while
 * the service is away, calls fail at once instead of holding a thread for their timeouts.
 */
public final class RemoteService {
  private static final Logger LOG = Logger.getLogger(RemoteService.class);

  /**
   * Opened by 19 failures among the last 20 calls. When one of two replicas dies, about every
   * second call fails until it is taken out; 19 of 20 is then as good as impossible (1 in 50 000).
   */
  private static final int WINDOW = 20;

  private static final double FAILURE_RATIO = 0.95;

  /** Then one call tries whether the service is back, and its success closes the breaker. */
  private static final int SECONDS_OPEN = 2;

  /**
   * What a server that is away, or whatever stands before it, answers. A 500 is not among them: it
   * comes at once, and may be the matter of one order, which must not shut out all the others.
   */
  private static final Set<Integer> AWAY = Set.of(502, 503, 504);

  private final String name;
  private final Guard breaker;

  /**
   * @param name for errors, and of the breaker
   */
  public RemoteService(String name) {
    this.name = name;
    this.breaker =
        Guard.create()
            .withDescription(name)
            .withCircuitBreaker()
            .name(name)
            .requestVolumeThreshold(WINDOW)
            .failureRatio(FAILURE_RATIO)
            .delay(SECONDS_OPEN, ChronoUnit.SECONDS)
            .successThreshold(1)
            .failOn(StepFailedException.class)
            .onStateChange(state -> LOG.warnf("The circuit breaker of %s is %s", name, state))
            .done()
            .build();
  }

  /**
   * Makes one call.
   *
   * @param type what a 2xx answer holds; {@code Void} for nothing
   * @throws RemoteRejectionException for 409 and 422
   * @throws ServiceUnavailableException when the service has been away lately and is not asked
   * @throws StepFailedException for every other answer, and for none
   */
  public <T> T call(Class<T> type, Supplier<Response> call) throws RemoteRejectionException {
    try (Response response = asked(call)) {
      int status = response.getStatus();
      if (status == 409 || status == 422) {
        throw new RemoteRejectionException(response.readEntity(JsonNode.class));
      }
      requireSuccess(response);
      return type == Void.class ? null : response.readEntity(type);
    } catch (ProcessingException | WebApplicationException e) {
      throw unreadable(e);
    }
  }

  /**
   * Makes one call that reads something.
   *
   * @return empty for 404
   * @throws ServiceUnavailableException when the service has been away lately and is not asked
   * @throws StepFailedException for every other answer that is not 2xx, and for none
   */
  public <T> Optional<T> find(GenericType<T> type, Supplier<Response> call) {
    try (Response response = asked(call)) {
      if (response.getStatus() == 404) {
        return Optional.empty();
      }
      requireSuccess(response);
      return Optional.of(response.readEntity(type));
    } catch (ProcessingException | WebApplicationException e) {
      throw unreadable(e);
    }
  }

  private Response asked(Supplier<Response> call) {
    try {
      return breaker.get(() -> answer(call), Response.class);
    } catch (CircuitBreakerOpenException e) {
      throw new ServiceUnavailableException(name + " is away, and not asked at the moment");
    }
  }

  private void requireSuccess(Response response) {
    if (response.getStatus() >= 300) {
      throw new StepFailedException(name + " answered " + response.getStatus());
    }
  }

  private StepFailedException unreadable(RuntimeException e) {
    return new StepFailedException(name + " answers what cannot be read: " + rootMessage(e));
  }

  /**
   * Any answer of a service that is there. All that the breaker counts as a failure is thrown here.
   */
  private Response answer(Supplier<Response> call) {
    Response response;
    try {
      response = call.get();
    } catch (OidcClientException e) {
      throw new StepFailedException("no token to ask " + name + " with: " + rootMessage(e));
    } catch (RuntimeException e) {
      // Of many types, those of a token that cannot be read among them.
      throw new StepFailedException(name + " cannot be asked: " + rootMessage(e));
    }
    if (AWAY.contains(response.getStatus())) {
      response.close();
      throw new StepFailedException(name + " answered " + response.getStatus());
    }
    return response;
  }

  private static String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }
}
