package com.shop.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.shop.platform.persistence.ConnectionFailures;
import com.shop.platform.persistence.SelectLimit;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.annotation.Annotation;
import java.util.Comparator;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/** Maps exceptions to problems, without exposing internals. */
class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
  private static final int FIRST_ERROR = 400;

  @ServerExceptionMapper
  Response problem(Problem problem, UriInfo uri) {
    return problem.response(uri.getPath());
  }

  @ServerExceptionMapper
  Response unreadable(MismatchedInputException e, UriInfo uri) {
    return UnreadableBody.of(e).response(uri.getPath());
  }

  @ServerExceptionMapper
  Response unreadable(JsonProcessingException e, UriInfo uri) {
    return UnreadableBody.of(e).response(uri.getPath());
  }

  @ServerExceptionMapper
  Response invalid(ConstraintViolationException e, UriInfo uri) {
    List<Violation> violations =
        e.getConstraintViolations().stream()
            .map(v -> new Violation(field(v), v.getMessage()))
            .sorted(Comparator.comparing(Violation::field).thenComparing(Violation::message))
            .toList();
    return new Problem(400, "validation_failed", "The request is invalid.")
        .with("violations", violations)
        .response(uri.getPath());
  }

  @ServerExceptionMapper
  Response unauthorized(UnauthorizedException e, UriInfo uri) {
    return unauthorized().response(uri.getPath());
  }

  @ServerExceptionMapper
  Response badToken(AuthenticationFailedException e, UriInfo uri) {
    return unauthorized().response(uri.getPath());
  }

  @ServerExceptionMapper
  Response forbidden(ForbiddenException e, UriInfo uri) {
    return forbidden().response(uri.getPath());
  }

  @ServerExceptionMapper
  Response web(
      WebApplicationException e,
      UriInfo uri,
      HttpHeaders request,
      ContainerRequestContext context) {
    completeTarget(context);
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof JsonProcessingException unreadable) {
        return UnreadableBody.of(unreadable).response(uri.getPath());
      }
      if (cause instanceof Problem problem) {
        return problem.response(uri.getPath());
      }
    }
    if (e.getResponse().getStatus() < FIRST_ERROR) {
      return e.getResponse();
    }
    Problem problem =
        switch (e.getResponse().getStatus()) {
          case 400 -> isReadable(request) ? UnreadableBody.malformed() : notAcceptable();
          case 401 -> unauthorized();
          case 403 -> forbidden();
          // The framework's 404 includes methods that a path with several resources does not have.
          case 404, 405 -> notFoundOrNotAllowed(AllowedMethods.of(uri.getPath()));
          case 406 -> notAcceptable();
          case 415 ->
              new Problem(
                  415,
                  "unsupported_media_type",
                  "Unsupported Content-Type: " + request.getMediaType() + ".");
          default -> internal(e);
        };
    return problem.response(uri.getPath());
  }

  /** Writer interceptors read the method's annotations, but a failed match has found no method. */
  private static void completeTarget(ContainerRequestContext context) {
    ResteasyReactiveRequestContext request =
        (ResteasyReactiveRequestContext)
            ((ResteasyReactiveContainerRequestContext) context).getServerRequestContext();
    if (request.getTarget() != null && request.getTarget().getLazyMethod() == null) {
      request.setMethodAnnotations(new Annotation[0]);
    }
  }

  @ServerExceptionMapper
  Response anything(Throwable e, UriInfo uri) {
    Problem problem;
    if (SelectLimit.exceeded(e)) {
      problem = tooSlow(e);
    } else if (ConnectionFailures.caused(e)) {
      problem = unavailable(e);
    } else {
      problem = internal(e);
    }
    return problem.response(uri.getPath());
  }

  /**
   * Whether the framework can parse Accept; its response to a malformed one depends on the path.
   */
  private static boolean isReadable(HttpHeaders request) {
    try {
      request.getAcceptableMediaTypes();
      return true;
    } catch (IllegalArgumentException | WebApplicationException e) {
      return false;
    }
  }

  private static Problem notAcceptable() {
    return new Problem(
        406, "not_acceptable", "No media type in the Accept header is available here.");
  }

  private static Problem unauthorized() {
    return new Problem(401, "unauthorized", "A valid bearer token is required.")
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
  }

  private static Problem forbidden() {
    return new Problem(403, "forbidden", "Your account does not have permission to do this.");
  }

  private static Problem notFoundOrNotAllowed(String allowedMethods) {
    return allowedMethods.isEmpty() ? Problem.notFound() : Problem.methodNotAllowed(allowedMethods);
  }

  private static Problem internal(Throwable e) {
    LOG.error("Request failed with an unexpected error", e);
    return new Problem(500, "internal_error", "An internal error occurred.");
  }

  private static Problem tooSlow(Throwable e) {
    LOG.warnf("Database query exceeded its time limit: %s", e.getMessage());
    return Problem.unavailable("The database took too long to respond. Try again later.");
  }

  private static Problem unavailable(Throwable e) {
    LOG.warnf("Database not available: %s", e.getMessage());
    return Problem.unavailable("The database is not available. Try again later.");
  }

  /** The path in the body, without the names of the method and its parameter. */
  private static String field(ConstraintViolation<?> violation) {
    StringBuilder field = new StringBuilder();
    for (Path.Node node : violation.getPropertyPath()) {
      boolean framework =
          node.getKind() == ElementKind.METHOD
              || node.getKind() == ElementKind.PARAMETER
              || node.getKind() == ElementKind.CONTAINER_ELEMENT;
      if (node.isInIterable() && node.getIndex() != null) {
        field.append('[').append(node.getIndex()).append(']');
      }
      if (!framework && node.getName() != null) {
        field.append(field.isEmpty() ? "" : ".").append(node.getName());
      }
    }
    return field.isEmpty() ? "body" : field.toString();
  }
}
