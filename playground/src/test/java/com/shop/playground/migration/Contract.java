package com.shop.playground.migration;

import java.lang.module.ModuleDescriptor.Version;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The comment above a statement that says why a contracting change is safe: an earlier release has
 * already stopped using what it removes, or already writes what it requires. The release before the
 * current one is the oldest that may still run, so any earlier release will do.
 */
record Contract(String comment) {
  private static final Pattern FORM =
      Pattern.compile("-- contract: (?<why>\\S.*) since release (?<release>\\d+(\\.\\d+)*)");

  boolean isThere() {
    return comment.startsWith("-- contract");
  }

  /** What is wrong with it; empty if the statement is allowed. */
  Optional<String> refusal(Version current) {
    Matcher form = FORM.matcher(comment.strip());
    if (!form.matches()) {
      return Optional.of("write -- contract: ... since release ...");
    }
    Version release = Version.parse(form.group("release"));
    return release.compareTo(current) < 0
        ? Optional.empty()
        : Optional.of(
            "release %s is not before the current one, %s, and may still be running otherwise"
                .formatted(release, current));
  }
}
