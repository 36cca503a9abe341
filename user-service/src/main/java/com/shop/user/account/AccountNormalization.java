package com.shop.user.account;

import com.shop.platform.persistence.DatabaseStart;
import com.shop.platform.persistence.NormalizedText;
import com.shop.platform.persistence.NormalizedText.Column;
import com.shop.platform.persistence.TextNormalization;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Normalizes the names of accounts that an earlier version stored. */
@ApplicationScoped
class AccountNormalization {
  private static final NormalizedText TEXT =
      new NormalizedText("account", "", List.of(new Column("name", 100)));

  private final TextNormalization normalization;

  AccountNormalization(TextNormalization normalization) {
    this.normalization = normalization;
  }

  @Scheduled(
      every = "1h",
      delayed = "10m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = DatabaseStart.class)
  void normalize() {
    normalization.run(TEXT);
  }
}
