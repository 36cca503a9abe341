package com.shop.order.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Another service understood the request and rejected it for good: a 409 or 422 whose problem says
 * why.
 */
public final class RemoteRejectionException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient JsonNode problem;

  public RemoteRejectionException(JsonNode problem) {
    super(problem.path("code").asText(), null, false, false);
    this.problem = problem;
  }

  public String code() {
    return problem.path("code").asText();
  }

  public String detail() {
    return problem.path("detail").asText();
  }

  /** Those of the named members that the problem has. */
  public Map<String, Object> members(String... names) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (String name : names) {
      if (problem.has(name)) {
        members.put(name, problem.get(name));
      }
    }
    return members;
  }
}
