package com.shop.order.client.payment;

import com.shop.platform.Money;
import java.util.UUID;

/** The amount to capture for an order, and the card to charge. */
public record CaptureRequest(UUID customerId, Money amount, String cardToken) {}
