package com.shop.playground.manifest;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import java.util.Map;

/**
 * Matches selectors as Kubernetes does: an empty selector matches everything, null matches nothing.
 */
final class Labels {

  private Labels() {}

  static boolean match(LabelSelector selector, Map<String, String> labels) {
    return selector != null
        && (selector.getMatchLabels() == null
            || labels.entrySet().containsAll(selector.getMatchLabels().entrySet()))
        && selector.getMatchExpressions().stream().allMatch(term -> matches(term, labels));
  }

  private static boolean matches(LabelSelectorRequirement term, Map<String, String> labels) {
    String value = labels.get(term.getKey());
    return switch (term.getOperator()) {
      case "In" -> value != null && term.getValues().contains(value);
      case "Exists" -> value != null;
      default -> throw new IllegalArgumentException("unsupported operator: " + term);
    };
  }
}
