package com.shop.payment.gateway;

/** What the gateway gives for a card: the token to charge it by, and what may be shown of it. */
public record CardToken(String token, String brand, String last4) {}
