package com.shop.order.client.product;

import com.shop.platform.Money;
import java.util.UUID;

/**
 * A product as the catalogue shows it.
 *
 * @param available how many could be bought when this was read
 */
public record Product(UUID id, String name, Money price, int available) {}
