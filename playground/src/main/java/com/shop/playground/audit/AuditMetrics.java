package com.shop.playground.audit;

import java.time.Instant;
import java.util.Map;

/** What the last audits found, in Prometheus' text format. */
final class AuditMetrics {
  private Map<String, Integer> violations = Map.of();
  private Instant lastSuccess = Instant.EPOCH;
  private boolean lastRunFailed;

  synchronized void completed(Audit audit, Instant at) {
    violations = audit.counts();
    lastSuccess = at;
    lastRunFailed = false;
  }

  synchronized void failed() {
    lastRunFailed = true;
  }

  @Override
  public synchronized String toString() {
    StringBuilder text = new StringBuilder();
    text.append(
        gauge(
            "shop_audit_violations",
            "Violations of an invariant in the last audit that was completed."));
    violations.forEach(
        (invariant, count) ->
            text.append(
                "shop_audit_violations{invariant=\"%s\"} %d\n".formatted(invariant, count)));
    return text.append(
            gauge(
                "shop_audit_last_success_timestamp_seconds",
                "When the last audit was completed, with violations or without; 0 before the first."))
        .append("shop_audit_last_success_timestamp_seconds ")
        .append(lastSuccess.getEpochSecond())
        .append('\n')
        .append(gauge("shop_audit_last_run_failed", "Whether the last audit failed: 1 or 0."))
        .append("shop_audit_last_run_failed ")
        .append(lastRunFailed ? 1 : 0)
        .append('\n')
        .toString();
  }

  private static String gauge(String name, String help) {
    return "# HELP %1$s %2$s\n# TYPE %1$s gauge\n".formatted(name, help);
  }
}
