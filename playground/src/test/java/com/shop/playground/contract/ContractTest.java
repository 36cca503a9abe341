package com.shop.playground.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.shop.playground.shop.Service;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each way in which a response can differ from the document is detected and named. */
class ContractTest {
  private static final String THING = "{\"id\": \"0198a3f2-7c1e-7d3a-9b52-4f6e8a1c2d3b\"}";

  private final Contract contract = new Contract(List.of(document()));

  @Test
  void aDeclaredResponsePasses() {
    contract.check(json("GET", "/thing/7?a=b", 200, THING));
    contract.check(made("{\"size\": 3}", 201, Map.of("Location", List.of("/thing/7")), THING));
    contract.check(problem("GET", "/thing/7", 404, "not_found"));
    contract.check(answer("DELETE", "/thing/7", 204, Map.of(), ""));
    contract.check(answer("GET", "/user/openapi", 200, Map.of(), "whatever"));
    assertEquals(List.of(), contract.violations());
  }

  @Test
  void aStatusThatIsNotDeclared() {
    assertFound("The status is not declared", problem("GET", "/thing/7", 409, "taken"));
  }

  @Test
  void aPathThatIsNotDeclared() {
    assertFound("the status has to be 404", json("GET", "/thong/7", 200, THING));
    contract.check(problem("GET", "/thong/7", 404, "not_found"));
  }

  /** Of nginx or Traefik, say. */
  @Test
  void anotherIngressMayAnswer404WithItsOwnBody() {
    Contract behindAnyIngress = new Contract(contract.documents(), false);
    behindAnyIngress.check(answer("GET", "/metrics", 404, Map.of(), "404 page not found"));
    assertThrows(
        ContractViolation.class, () -> behindAnyIngress.check(json("GET", "/metrics", 200, THING)));
    assertThrows(
        ContractViolation.class,
        () -> behindAnyIngress.check(answer("GET", "/user/x", 404, Map.of(), "not found")));
  }

  @Test
  void aMethodThatIsNotDeclared() {
    assertFound("Allow is not DELETE, GET", json("PUT", "/thing/7", 200, THING));
    assertFound("Allow is not DELETE, GET", problem("PUT", "/thing/7", 405, "method_not_allowed"));
    contract.check(
        answer(
            "PUT",
            "/thing/7",
            405,
            Map.of(
                "allow", List.of("DELETE, GET"),
                "content-type", List.of("application/problem+json")),
            problemBody(405, "method_not_allowed")));
  }

  @Test
  void aContentTypeThatIsNotDeclared() {
    assertFound(
        "The content type text/html is not declared",
        answer("GET", "/thing/7", 200, Map.of("Content-Type", List.of("text/html")), THING));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"id\": null}",
        "{\"id\": \"seven\"}",
        "{\"id\": 7}",
        "{\"id\": \"0198a3f2-7c1e-7d3a-9b52-4f6e8a1c2d3b\", \"secret\": 1}",
        "[]",
        "{"
      })
  void aBodyThatDoesNotMatchItsSchema(String body) {
    assertFound("The body does not match its schema", json("GET", "/thing/7", 200, body));
  }

  @ParameterizedTest
  @CsvSource({"404, taken", "409, not_found"})
  void aProblemOfAnotherCodeOrStatus(int status, String code) {
    assertFound(
        "The body does not match its schema",
        answer(
            "GET",
            "/thing/7",
            404,
            Map.of("Content-Type", List.of("application/problem+json")),
            problemBody(status, code)));
  }

  @Test
  void aBodyWhereNoneIsDeclared() {
    assertFound("There is a body where none", json("DELETE", "/thing/7", 204, THING));
  }

  @Test
  void aHeaderThatIsMissing() {
    assertFound("The header Location is missing", made("{\"size\": 3}", 201, Map.of(), THING));
  }

  @Test
  void anInvalidRequestThatWasAccepted() {
    assertFound(
        "A body was taken that does not match",
        made("{\"size\": 4}", 201, Map.of("Location", List.of("/thing/7")), THING));
  }

  @Test
  void anInternalErrorAlwaysFails() {
    assertFound("An internal error", problem("GET", "/thing/7", 500, "internal_error"));
  }

  @Test
  void aGatewayResponseIsAProblemToo() {
    contract.check(problem("GET", "/thing/7", 502, "service_unavailable"));
    assertFound(
        "The content type of a problem is not text/plain",
        answer("GET", "/thing/7", 502, Map.of("Content-Type", List.of("text/plain")), "Oops"));
  }

  @Test
  void anUnseenSuccessIsNamed() {
    contract.check(json("GET", "/thing/7", 200, THING));
    contract.check(problem("GET", "/thing/7", 404, "not_found"));
    assertEquals(
        Set.of("DELETE /thing/{id} (removeThing) 204", "POST /thing (addThing) 201"),
        contract.unseen());
  }

  private void assertFound(String what, Exchange exchange) {
    ContractViolation found =
        assertThrows(ContractViolation.class, () -> contract.check(exchange), exchange::toString);
    assertTrue(found.getMessage().contains(what), found::getMessage);
    assertEquals(List.of(found), contract.violations());
  }

  private static Exchange json(String method, String target, int status, String body) {
    return answer(
        method, target, status, Map.of("content-type", List.of("application/json")), body);
  }

  private static Exchange problem(String method, String target, int status, String code) {
    return answer(
        method,
        target,
        status,
        Map.of("content-type", List.of("application/problem+json;charset=UTF-8")),
        problemBody(status, code));
  }

  private static String problemBody(int status, String code) {
    return "{\"status\": %d, \"code\": \"%s\"}".formatted(status, code);
  }

  private static Exchange made(
      String request, int status, Map<String, List<String>> headers, String body) {
    Map<String, List<String>> all = new HashMap<>(headers);
    all.put("Content-Type", List.of("application/json"));
    return new Exchange("POST", "/thing", Optional.of(request), status, all, body);
  }

  private static Exchange answer(
      String method, String target, int status, Map<String, List<String>> headers, String body) {
    return new Exchange(method, target, Optional.empty(), status, headers, body);
  }

  private static Document document() {
    try {
      return new Document(
          Service.USER,
          new YAMLMapper().readTree(ContractTest.class.getResourceAsStream("things.yaml")));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
