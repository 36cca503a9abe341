package com.shop.playground.contract;

import static com.shop.platform.problem.ProblemText.withoutRequestId;
import static com.shop.playground.client.Bodies.GOOD_CARD;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.playground.client.Customer;
import com.shop.playground.contract.Access.Theirs;
import com.shop.playground.system.RunningShop;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Walks all operations of the running shop's OpenAPI documents and checks access against {@link
 * Access#TABLE}, so that a new operation cannot be forgotten.
 */
@ExtendWith(RunningShop.class)
class AuthorizationIT {
  private static final Map<Theirs, Object> ALICES = new EnumMap<>(Theirs.class);
  private static Customer alice;
  private static Customer mallory;
  private static Customer admin;
  private static String service;

  @BeforeAll
  static void aliceHasOneOfEverything() {
    alice = Customer.register(RunningShop.endpoint());
    mallory = Customer.register(RunningShop.endpoint());
    admin = alice.admin();
    service = Pods.serviceToken();
    Response order = alice.orderWith(GOOD_CARD);
    ALICES.put(Theirs.ACCOUNT, order.path("customerId"));
    ALICES.put(Theirs.ORDER, order.path("id"));
    ALICES.put(Theirs.PAYMENT, order.path("payment.id"));
    ALICES.put(
        Theirs.ADDRESS,
        alice
            .json()
            .body(operation("addAddress").exampleBody().orElseThrow())
            .post("/user/me/addresses")
            .path("id"));
  }

  @Test
  void theTableMatchesTheRolesOfEveryDocumentedOperation() {
    Set<String> expected =
        Access.TABLE.entrySet().stream()
            .map(entry -> entry.getKey() + " " + new TreeSet<>(entry.getValue().roles()))
            .collect(Collectors.toSet());
    Set<String> declared =
        operations(operation -> true)
            .map(operation -> operation.id() + " " + operation.roles())
            .collect(Collectors.toSet());
    assertEquals(Set.of(), without(declared, expected), "in a document and not in the table");
    assertEquals(Set.of(), without(expected, declared), "in the table and in no document");
    assertEquals(
        List.of("issueClientToken"),
        operations(op -> op.isSecured() && op.roles().isEmpty()).map(Operation::id).toList());
  }

  @ParameterizedTest
  @MethodSource("secured")
  void withoutATokenNothingIsAllowed(Operation operation) {
    assertUnauthorized(operation, anonymous(operation));
  }

  @ParameterizedTest
  @MethodSource("secured")
  void aForeignTokenCountsAsNone(Operation operation) {
    for (String bad : List.of("nonsense", unsigned(), signedByAnother())) {
      assertUnauthorized(operation, anonymous(operation).auth().oauth2(bad));
    }
  }

  @ParameterizedTest
  @MethodSource("forAnyone")
  void publicOperationsIgnoreABadToken(Operation operation) {
    send(operation, anonymous(operation).auth().oauth2("nonsense"), "x")
        .then()
        .statusCode(not(oneOf(401, 403)));
  }

  @ParameterizedTest
  @MethodSource("forAdmins")
  void adminOperationsAreForbiddenToCustomers(Operation operation) {
    assertForbidden(operation, mallory.token());
  }

  @ParameterizedTest
  @MethodSource("forPeople")
  void operationsForPeopleAreForbiddenToMachines(Operation operation) {
    assertForbidden(operation, service);
  }

  @ParameterizedTest
  @MethodSource("internal")
  void internalOperationsAreForbiddenToPeople(Operation operation) {
    assertForbidden(operation, mallory.token());
    assertForbidden(operation, admin.token());
  }

  @ParameterizedTest
  @MethodSource("internal")
  void internalOperationsAreOpenToServices(Operation operation) {
    send(operation, anonymous(operation).auth().oauth2(service), "x")
        .then()
        .statusCode(operation.variables() == 0 ? 200 : 404);
  }

  @ParameterizedTest
  @MethodSource("notRouted")
  void internalOperationsAreNotRouted(Operation operation) {
    send(operation, RunningShop.anyone(RunningShop.base()).auth().oauth2(service), "x")
        .then()
        .statusCode(404)
        .body("detail", equalTo("No route matches this path."));
  }

  @ParameterizedTest
  @MethodSource("owned")
  void otherPeoplesResourcesAreNotFound(Operation operation) {
    Object alices = ALICES.get(access(operation).theirs());
    UUID nobodys = UUID.randomUUID();
    Response hers = send(operation, mallory.json(), alices);
    Response none = send(operation, mallory.json(), nobodys);

    hers.then().statusCode(404);
    assertEquals(
        withoutRequestId(none.asString()).replace(nobodys.toString(), alices.toString()),
        withoutRequestId(hers.asString()),
        "what is told of something that is there, and of something that is not");
  }

  @ParameterizedTest
  @MethodSource("paths")
  void otherMethodsAreNotAllowed(Operation operation) {
    String path = path(operation, UUID.randomUUID());
    for (String method : List.of("GET", "PUT", "POST", "PATCH", "DELETE")) {
      if (operation.document().find(method, path).isEmpty()) {
        // The contract filter checks that Allow is right.
        admin.json().baseUri(server(operation)).request(method, path).then().statusCode(405);
        if (!path.equals(operation.path())) {
          continue; // Only a path without a variable is known before the token is checked.
        }
        anonymous(operation).request(method, path).then().statusCode(405);
      }
    }
  }

  static Stream<Operation> secured() {
    return operations(operation -> !operation.roles().isEmpty());
  }

  static Stream<Operation> forAnyone() {
    // Its own 401 concerns the content of the body.
    return operations(op -> !op.isSecured() && !Set.of("logIn", "refreshTokens").contains(op.id()));
  }

  static Stream<Operation> forAdmins() {
    return operations(operation -> access(operation).isForAdminsOnly());
  }

  static Stream<Operation> forPeople() {
    return secured().filter(operation -> !access(operation).isForServicesOnly());
  }

  static Stream<Operation> internal() {
    return operations(operation -> access(operation).isForServicesOnly());
  }

  static Stream<Operation> notRouted() {
    return operations(Operation::isInternal);
  }

  static Stream<Operation> owned() {
    return operations(operation -> access(operation).theirs() != Theirs.NOTHING);
  }

  static Stream<Operation> paths() {
    Set<String> told = new TreeSet<>();
    return operations(operation -> told.add(operation.path()));
  }

  private static Stream<Operation> operations(Predicate<Operation> which) {
    return RunningShop.contract().operations().stream().filter(which);
  }

  private static Operation operation(String id) {
    return operations(operation -> operation.id().equals(id)).findFirst().orElseThrow();
  }

  private static Set<String> without(Set<String> some, Set<String> others) {
    Set<String> rest = new TreeSet<>(some);
    rest.removeAll(others);
    return rest;
  }

  private static Access access(Operation operation) {
    return Access.of(operation.id());
  }

  private static void assertUnauthorized(Operation operation, RequestSpecification request) {
    send(operation, request, UUID.randomUUID())
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", "Bearer")
        .body("code", equalTo("unauthorized"));
  }

  private static void assertForbidden(Operation operation, String token) {
    send(operation, anonymous(operation).auth().oauth2(token), UUID.randomUUID())
        .then()
        .statusCode(403)
        .body("code", equalTo("forbidden"));
  }

  private static RequestSpecification anonymous(Operation operation) {
    return RunningShop.anyone(RunningShop.base()).baseUri(server(operation));
  }

  private static String server(Operation operation) {
    return (operation.isInternal() ? Pods.of(operation.document().service()) : RunningShop.base())
        .toString();
  }

  /**
   * @param id what its path names, if anything
   */
  private static Response send(Operation operation, RequestSpecification request, Object id) {
    request.header("Idempotency-Key", UUID.randomUUID()).header("If-Match", "\"0-0\"");
    operation.exampleBody().ifPresent(request::body);
    return request.request(operation.method(), path(operation, id));
  }

  private static String path(Operation operation, Object id) {
    return operation.path().replaceAll("\\{[^}]+}", id.toString());
  }

  /** Mallory's own token, without the signature and with the algorithm "none". */
  private static String unsigned() {
    return "eyJhbGciOiJub25lIn0." + parts().get(1) + ".";
  }

  /** Mallory's own token, with the signature of another one. */
  private static String signedByAnother() {
    return parts().get(0) + "." + parts().get(1) + "." + admin.token().split("\\.")[2];
  }

  private static List<String> parts() {
    return Arrays.asList(mallory.token().split("\\."));
  }
}
