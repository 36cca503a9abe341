package com.shop.user.address;

import com.shop.platform.persistence.DatabaseStart;
import com.shop.platform.persistence.NormalizedText;
import com.shop.platform.persistence.NormalizedText.Column;
import com.shop.platform.persistence.TextNormalization;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Normalizes the addresses that an earlier version stored. */
@ApplicationScoped
class AddressNormalization {
  private static final NormalizedText TEXT =
      new NormalizedText(
          "address",
          "",
          List.of(
              new Column("recipient", 100),
              new Column("line1", 200),
              new Column("line2", 200),
              new Column("city", 100),
              new Column("region", 100),
              new Column("postal_code", 20)));

  private final TextNormalization normalization;

  AddressNormalization(TextNormalization normalization) {
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
