package com.shop.payment.capture;

import com.shop.payment.PositiveMoney;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * A request to capture the payment of an order.
 *
 * @param cardToken any text; {@code unknown_card} unless it is a token of the customer
 */
record CaptureRequest(
    @NotNull UUID customerId, @NotNull @Valid PositiveMoney amount, @NotNull String cardToken) {}
