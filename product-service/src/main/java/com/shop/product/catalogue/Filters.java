package com.shop.product.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.query.NativeQuery;

/** The conditions of a WHERE clause and their bound parameters. */
class Filters {
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> parameters = new HashMap<>();

  void add(String condition) {
    conditions.add(condition);
  }

  /** Adds the condition and binds its value, unless the value is null. */
  void addIfPresent(String condition, String parameter, Object value) {
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

  /** The conditions joined by AND, without the WHERE keyword. */
  @Override
  public String toString() {
    return String.join(" AND ", conditions);
  }
}
