package com.shop.payment.refund;

import com.shop.payment.Sum;
import com.shop.platform.PrintedLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * What an admin gives back.
 *
 * @param amount all that is left, if null
 */
record RefundRequest(@Valid Sum amount, @NotNull @PrintedLine @Size(max = 200) String reason) {}
