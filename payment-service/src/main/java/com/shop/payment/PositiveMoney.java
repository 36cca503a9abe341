package com.shop.payment;

import com.shop.platform.Money;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * Money to be charged or given back, in a request: as {@link Money}, but never nothing.
 *
 * @param amount in minor units (cents)
 * @param currency ISO 4217
 */
public record PositiveMoney(
    @NotNull @Min(1) @Max(Money.MAX_AMOUNT) Long amount,
    @NotNull @Pattern(regexp = Money.CURRENCY, message = "must be " + Money.CURRENCY)
        String currency) {}
