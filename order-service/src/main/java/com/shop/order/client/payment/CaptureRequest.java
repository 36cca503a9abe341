package com.shop.order.client.payment;

import com.shop.platform.Money;
import java.util.UUID;

/** What is to be paid for an order. */
public record CaptureRequest(UUID customerId, Money amount, String cardToken) {}
