package com.shop.payment.refund;

import com.shop.payment.PositiveMoney;
import com.shop.platform.SingleLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/**
 * What an admin gives back.
 *
 * @param amount all that is left, if null
 */
record RefundRequest(@Valid PositiveMoney amount, @NotNull @SingleLine(max = 200) String reason) {}
