package com.shop.playground.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.shop.playground.shop.Service;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;

/** The OpenAPI documents of a shop's services, to compare responses with. Thread-safe. */
public final class Contract {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * The gateway's own problems when it gets no response from a service; no service documents them.
   */
  private static final Set<Integer> OF_THE_GATEWAY = Set.of(502, 503, 504);

  private final List<Document> documents;
  private final Set<String> seen = new ConcurrentSkipListSet<>();
  private final List<ContractViolation> violations = new ArrayList<>();

  private final boolean ownGateway;

  Contract(List<Document> documents) {
    this(documents, true);
  }

  /**
   * @param ownGateway whether our gateway is in front of the shop: another ingress answers 404 with
   *     a body of its own where no route matches
   */
  Contract(List<Document> documents, boolean ownGateway) {
    this.documents = documents;
    this.ownGateway = ownGateway;
  }

  /**
   * Reads the documents of a running shop.
   *
   * @param base the URL that clients use
   */
  public static Contract load(URI base) {
    return new Contract(documents(base), true);
  }

  /** As {@link #load}, of a shop behind an ingress that may not be our gateway. */
  public static Contract loadBehindAnyIngress(URI base) {
    return new Contract(documents(base), false);
  }

  private static List<Document> documents(URI base) {
    return Arrays.stream(Service.values()).map(service -> document(base, service)).toList();
  }

  private static Document document(URI base, Service service) {
    URI location = base.resolve(service.prefix() + "/openapi?format=json");
    try (InputStream document = location.toURL().openStream()) {
      return new Document(service, JSON.readTree(document));
    } catch (IOException e) {
      throw new UncheckedIOException("the OpenAPI document of " + service, e);
    }
  }

  /**
   * Compares an exchange with the documents.
   *
   * @throws ContractViolation naming what is not declared, or declared differently
   */
  public void check(Exchange exchange) {
    Optional<String> violation = violation(exchange);
    if (violation.isPresent()) {
      ContractViolation found = new ContractViolation(violation.get(), exchange);
      synchronized (violations) {
        violations.add(found);
      }
      throw found;
    }
  }

  /** The violations since the last call, including those whose exception nobody saw. */
  public List<ContractViolation> violations() {
    synchronized (violations) {
      List<ContractViolation> found = List.copyOf(violations);
      violations.clear();
      return found;
    }
  }

  /** The declared successful responses that were never seen, by operation. */
  public Set<String> unseen() {
    Set<String> unseen = new TreeSet<>();
    for (Operation operation : operations()) {
      operation.successes().forEach(status -> unseen.add(operation + " " + status));
    }
    unseen.removeAll(seen);
    return unseen;
  }

  List<Operation> operations() {
    return documents.stream().flatMap(document -> document.operations().stream()).toList();
  }

  List<Document> documents() {
    return documents;
  }

  private Optional<String> violation(Exchange exchange) {
    if (exchange.status() == 500) {
      return Optional.of("An internal error");
    }
    if (exchange.method().equals("OPTIONS") || isForBrowsers(exchange.path())) {
      return Optional.empty();
    }
    List<Operation> there =
        documents.stream().flatMap(document -> document.on(exchange.path()).stream()).toList();
    if (OF_THE_GATEWAY.contains(exchange.status()) && !isHealth(there)) {
      return problem(exchange, exchange.status());
    }
    if (there.isEmpty() || isNotRouted(there, exchange)) {
      return ownGateway || isRouted(exchange.path())
          ? problem(exchange, 404)
          : status(exchange, 404);
    }
    Optional<Operation> operation = operation(exchange);
    if (operation.isEmpty() || exchange.status() == 405) {
      return methodNotAllowed(exchange, there);
    }
    Optional<String> violation = operation.get().violation(exchange);
    if (violation.isEmpty()) {
      seen.add(operation.get() + " " + exchange.status());
    }
    return violation;
  }

  private Optional<Operation> operation(Exchange exchange) {
    String method = exchange.method().equals("HEAD") ? "GET" : exchange.method();
    return documents.stream()
        .flatMap(document -> document.find(method, exchange.path()).stream())
        .findFirst();
  }

  private Optional<String> methodNotAllowed(Exchange exchange, List<Operation> there) {
    String allowed =
        there.stream().map(Operation::method).sorted().collect(Collectors.joining(", "));
    return exchange.header("Allow").filter(allowed::equals).isEmpty()
        ? Optional.of("Allow is not " + allowed + " for a method that is not declared")
        : problem(exchange, 405);
  }

  /** What is wrong with a response that must be a problem of this status. */
  private Optional<String> problem(Exchange exchange, int status) {
    Optional<String> otherStatus = status(exchange, status);
    if (otherStatus.isPresent()) {
      return otherStatus;
    }
    if (!exchange.mediaType().equals("application/problem+json")) {
      return Optional.of("The content type of a problem is not " + exchange.mediaType());
    }
    Document any = documents.get(0);
    JsonNode schema = any.components().path("schemas").path("Problem");
    return any.schemas().mismatch(schema, exchange.body()).map(what -> "No problem: " + what);
  }

  private static Optional<String> status(Exchange exchange, int status) {
    return exchange.status() == status
        ? Optional.empty()
        : Optional.of("This is not declared, so that the status has to be " + status);
  }

  private static boolean isRouted(String path) {
    return Arrays.stream(Service.values())
        .map(Service::prefix)
        .anyMatch(prefix -> path.equals(prefix) || path.startsWith(prefix + "/"));
  }

  /** Internal operations do not exist for anybody but the other services. */
  private static boolean isNotRouted(List<Operation> there, Exchange exchange) {
    return there.get(0).isInternal() && exchange.status() == 404;
  }

  private static boolean isHealth(List<Operation> there) {
    return there.stream().anyMatch(Operation::isAboutHealth);
  }

  /** Pictures and pages, which are no operations. */
  private static boolean isForBrowsers(String path) {
    return path.equals("/")
        || path.startsWith("/assets/")
        || Arrays.stream(Service.values())
            .map(Service::prefix)
            .anyMatch(
                prefix -> path.equals(prefix + "/openapi") || path.startsWith(prefix + "/docs"));
  }
}
