package com.shop.product.reservation;

import java.util.UUID;

/** A product with less stock than requested. */
record Shortage(UUID productId, int requested, int available) {}
