package com.shop.playground.manifest;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import java.util.Map;

/**
 * Whether a selector matches, as Kubernetes has it: an empty one matches all, none matches none.
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
      default -> throw new IllegalArgumentException("no such operator here: " + term);
    };
  }
}
