package com.shop.product.catalogue.admin;

import com.shop.platform.Money;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * What a product is to cost: as {@link Money}, but from a cent to a million dollars.
 *
 * @param amount in minor units (cents)
 * @param currency ISO 4217
 */
record Price(
    @NotNull @Min(1) @Max(100_000_000) Long amount,
    @NotNull @Pattern(regexp = Money.CURRENCY, message = "must be " + Money.CURRENCY)
        String currency) {

  static Price of(Money money) {
    return new Price(money.amount(), money.currency());
  }
}
