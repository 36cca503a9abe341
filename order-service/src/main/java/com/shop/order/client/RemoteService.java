package com.shop.order.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkus.oidc.client.OidcClientException;
import io.smallrye.faulttolerance.api.Guard;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;

/**
 * Another service behind a circuit breaker: while the service is unavailable, calls fail at once
 * instead of holding a thread until they time out.
 */
public final class RemoteService {
  private static final Logger LOG = Logger.getLogger(RemoteService.class);

  /**
   * The breaker opens after 19 failures among the last 20 calls. When one of two replicas dies,
   * about every second call fails until that replica is taken out of rotation; the chance that 19
   * of 20 fail is then 1 in 50 000.
   */
  private static final int WINDOW = 20;

  private static final double FAILURE_RATIO = 0.95;

  /** After this time a single trial call is let through; its success closes the breaker. */
  private static final int SECONDS_OPEN = 2;

  /**
   * Returned by a server, or by a proxy in front of it, that cannot serve requests. A 500 is not
   * among them: it returns at once and may concern a single order, which must not block the others.
   */
  private static final Set<Integer> UNAVAILABLE = Set.of(502, 503, 504);

  /** A call with a result. */
  @FunctionalInterface
  public interface Call<T> {
    T make() throws RemoteRejectionException;
  }

  /** A call without a result. */
  @FunctionalInterface
  public interface Action {
    void run() throws RemoteRejectionException;
  }

  private final String name;
  private final Guard breaker;

  /**
   * @param name of the service and of its breaker; appears in error messages
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
            .when(RemoteService::isUnavailable)
            .onStateChange(state -> LOG.warnf("Circuit breaker of %s: %s", name, state))
            .done()
            .build();
  }

  /**
   * Makes one call.
   *
   * @throws RemoteRejectionException for 409 and 422
   * @throws ServiceUnavailableException when the circuit breaker is open
   * @throws StepFailedException for every other error, and when no response arrives
   */
  public <T> T call(Call<T> call) throws RemoteRejectionException {
    try {
      return guarded(call);
    } catch (RemoteRejectionException e) {
      throw e;
    } catch (Exception e) {
      throw failure(e);
    }
  }

  /** As {@link #call}, for a call without a result. */
  public void run(Action action) throws RemoteRejectionException {
    call(
        () -> {
          action.run();
          return null;
        });
  }

  /**
   * Makes one call that looks something up.
   *
   * @return empty for 404
   * @throws ServiceUnavailableException when the circuit breaker is open
   * @throws StepFailedException for every other error, and when no response arrives
   */
  public <T> Optional<T> find(Call<T> call) {
    try {
      return Optional.of(guarded(call));
    } catch (ErrorResponseException e) {
      if (e.status() == 404) {
        return Optional.empty();
      }
      throw failure(e);
    } catch (Exception e) {
      throw failure(e);
    }
  }

  @SuppressWarnings("unchecked")
  private <T> T guarded(Call<T> call) throws Exception {
    return (T) breaker.<Object>call(call::make, Object.class);
  }

  /** Whether a call failed because the service, or a token for it, is not available. */
  private static boolean isUnavailable(Throwable e) {
    if (e instanceof ErrorResponseException error) {
      return UNAVAILABLE.contains(error.status());
    }
    return !(e instanceof RemoteRejectionException) && !isUnreadable(e);
  }

  /**
   * Whether a response arrived that does not have the expected form. An unreadable token also has a
   * JSON error among its causes, but not as the direct one.
   */
  private static boolean isUnreadable(Throwable e) {
    return e instanceof WebApplicationException
        || e instanceof ProcessingException && e.getCause() instanceof JsonProcessingException;
  }

  private StepFailedException failure(Exception e) {
    if (e instanceof CircuitBreakerOpenException) {
      return new ServiceUnavailableException(name + " is unavailable (circuit open)");
    }
    return new StepFailedException(describe(e));
  }

  private String describe(Exception e) {
    if (e instanceof ErrorResponseException error) {
      return name + " returned " + error.status();
    }
    if (e instanceof RemoteRejectionException rejection) {
      return name + " rejected the request: " + rejection.code();
    }
    if (e instanceof OidcClientException) {
      return "no access token for " + name + ": " + rootMessage(e);
    }
    return name
        + (isUnreadable(e) ? " returned an unreadable response: " : " could not be reached: ")
        + rootMessage(e);
  }

  private static String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }
}
