package com.shop.payment.refund;

import com.shop.payment.PositiveMoney;
import com.shop.platform.SingleLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/**
 * A request to refund a payment.
 *
 * @param amount null to refund the remaining amount
 */
record RefundRequest(@Valid PositiveMoney amount, @NotNull @SingleLine(max = 200) String reason) {}
