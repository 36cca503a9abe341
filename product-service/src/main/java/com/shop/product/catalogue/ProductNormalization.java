package com.shop.product.catalogue;

import com.shop.platform.persistence.DatabaseStart;
import com.shop.platform.persistence.NormalizedText;
import com.shop.platform.persistence.NormalizedText.Column;
import com.shop.platform.persistence.TextNormalization;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Normalizes the names and descriptions of products that an earlier version stored. */
@ApplicationScoped
class ProductNormalization {
  private static final NormalizedText TEXT =
      new NormalizedText(
          "product",
          // Changes the ETag, as an edit does.
          "version = version + 1, updated_at = UTC_TIMESTAMP(3)",
          List.of(new Column("name", 200), new Column("description", 4000)));

  private final TextNormalization normalization;

  ProductNormalization(TextNormalization normalization) {
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
