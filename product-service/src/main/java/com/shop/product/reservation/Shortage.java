package com.shop.product.reservation;

import java.util.UUID;

/** A product of which there was less than was asked for. */
record Shortage(UUID productId, int requested, int available) {}
