package com.shop.playground.audit;

import java.util.List;

/**
 * What looking at an invariant gave.
 *
 * @param rows how many rows were looked at
 * @param violations the id of each row that breaks it, and how
 */
record Finding(Invariant invariant, long rows, List<String> violations) {

  boolean holds() {
    return violations.isEmpty();
  }
}
