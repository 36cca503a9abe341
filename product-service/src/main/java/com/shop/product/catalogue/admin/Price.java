package com.shop.product.catalogue.admin;

import com.shop.platform.Money;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * The price of a product: as {@link Money}, but from 1 cent to 1 million dollars.
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
