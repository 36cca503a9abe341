package com.shop.payment;

import com.shop.platform.Money;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * An amount to capture or refund: as {@link Money}, but at least 1.
 *
 * @param amount in minor units (cents)
 * @param currency ISO 4217
 */
public record PositiveMoney(
    @NotNull @Min(1) @Max(Money.MAX_AMOUNT) Long amount,
    @NotNull @Pattern(regexp = Money.CURRENCY, message = "must be " + Money.CURRENCY)
        String currency) {}
