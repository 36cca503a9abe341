package com.shop.product.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.query.NativeQuery;

/** The conditions of a WHERE clause and what is bound to their parameters, never written in. */
class Filters {
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> parameters = new HashMap<>();

  void add(String condition) {
    conditions.add(condition);
  }

  /** Adds the condition unless its value is null. */
  void addIfAsked(String condition, String parameter, Object value) {
    if (value != null) {
      add(condition);
      bind(parameter, value);
    }
  }

  void bind(String parameter, Object value) {
    parameters.put(parameter, value);
  }

  <R> NativeQuery<R> bindTo(NativeQuery<R> query) {
    parameters.forEach(query::setParameter);
    return query;
  }

  /** The WHERE clause without the word. */
  @Override
  public String toString() {
    return String.join(" AND ", conditions);
  }
}
