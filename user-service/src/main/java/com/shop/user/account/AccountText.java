package com.shop.user.account;

import com.shop.platform.persistence.NormalizedText;
import com.shop.platform.persistence.NormalizedText.Column;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.util.List;

/** The text of accounts that an earlier version stored without normalizing it. */
@Dependent
class AccountText {
  @Produces
  static final NormalizedText NAMES =
      new NormalizedText("account", "", List.of(new Column("name", 100)));
}
