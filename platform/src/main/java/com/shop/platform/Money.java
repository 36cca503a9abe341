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

  /** The only supported currency. */
  public static final String CURRENCY = "USD";

  /** Ten billion dollars: the sum of 50 order lines of 99 items each cannot overflow a long. */
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
