package com.shop.platform;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * An amount of money.
 *
 * @param amount in minor units (cents)
 * @param currency ISO 4217
 */
public record Money(
    @NotNull @Min(0) @Max(MAX_AMOUNT) Long amount,
    @NotNull @Pattern(regexp = CURRENCY, message = "must be " + CURRENCY) String currency) {

  /** The one currency that the catalogue sells in. */
  public static final String CURRENCY = "USD";

  /** Ten billion dollars: no sum of 50 lines of 99 comes near an overflow. */
  public static final long MAX_AMOUNT = 1_000_000_000_000L;

  public static Money of(long amount) {
    return new Money(amount, CURRENCY);
  }

  public Money times(int quantity) {
    return new Money(Math.multiplyExact(amount, quantity), currency);
  }

  public Money plus(Money other) {
    return new Money(Math.addExact(amount, other.amount), currency);
  }
}
