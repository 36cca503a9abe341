package com.shop.order.cart;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** The body of {@code PUT /order/cart/items/{productId}}. */
record CartItem(@NotNull @Min(1) @Max(99) Integer quantity) {}
