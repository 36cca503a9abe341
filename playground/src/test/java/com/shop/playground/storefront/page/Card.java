package com.shop.playground.storefront.page;

/** What a customer has entered about a card. */
public record Card(String number, String expiry, String cvc, String holder) {}
