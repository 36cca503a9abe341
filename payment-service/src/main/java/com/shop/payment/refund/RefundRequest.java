package com.shop.payment.refund;

import com.shop.payment.Sum;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/**
 * What an admin gives back.
 *
 * @param amount all that is left, if null
 */
record RefundRequest(@Valid Sum amount, @NotBlank @Size(max = 200) String reason) {}
