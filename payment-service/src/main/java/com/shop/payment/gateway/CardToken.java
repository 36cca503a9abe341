package com.shop.payment.gateway;

/** The gateway's token for a card, with the details that may be shown. */
public record CardToken(String token, String brand, String last4) {}
