package com.shop.user.address;

import com.shop.platform.persistence.NormalizedText;
import com.shop.platform.persistence.NormalizedText.Column;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.util.List;

/** The text of addresses that an earlier version stored without normalizing it. */
@Dependent
class AddressText {
  @Produces
  static final NormalizedText LINES =
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
}
