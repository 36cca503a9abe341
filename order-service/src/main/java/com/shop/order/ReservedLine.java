package com.shop.order;

import com.shop.platform.Money;
import java.util.UUID;

/** What a reservation has fixed for one line of an order. */
public record ReservedLine(UUID productId, String sku, String name, Money unitPrice) {}
