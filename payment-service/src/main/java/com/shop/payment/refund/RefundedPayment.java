package com.shop.payment.refund;

import com.shop.platform.Money;
import java.util.UUID;

/**
 * How much of an order's payment has been refunded.
 *
 * @param number the position in the list of refunded payments; a further refund moves the payment
 *     to a new position at the end
 */
record RefundedPayment(long number, UUID orderId, Money refunded) {}
