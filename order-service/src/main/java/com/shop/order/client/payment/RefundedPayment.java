package com.shop.order.client.payment;

import com.shop.platform.Money;
import java.util.UUID;

/**
 * The refunded amount of an order's payment.
 *
 * @param number the position in payment-service's list of refunded payments
 * @param refunded the sum of all refunds so far
 */
public record RefundedPayment(long number, UUID orderId, Money refunded) {}
