package com.shop.payment.capture;

import com.shop.payment.PositiveMoney;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * What an order has to be paid with.
 *
 * @param cardToken any text; one that is no card of the customer's is an unknown card
 */
record CaptureRequest(
    @NotNull UUID customerId, @NotNull @Valid PositiveMoney amount, @NotNull String cardToken) {}
