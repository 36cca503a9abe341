package com.shop.product.catalogue;

import com.shop.platform.persistence.NormalizedText;
import com.shop.platform.persistence.NormalizedText.Column;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.util.List;

/** The text of products that an earlier version stored without normalizing it. */
@Dependent
class ProductText {
  @Produces
  static final NormalizedText DESCRIPTIONS =
      new NormalizedText(
          "product",
          // Changes the ETag, as an edit does.
          "version = version + 1, updated_at = UTC_TIMESTAMP(3)",
          List.of(new Column("name", 200), new Column("description", 4000)));
}
