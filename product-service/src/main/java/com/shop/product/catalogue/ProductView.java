package com.shop.product.catalogue;

import com.shop.platform.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * A product as it is shown.
 *
 * @param category a slug
 * @param available how many can be bought now
 * @param imageUrl absolute, or a path on this host; null when there is no image
 */
public record ProductView(
    UUID id,
    String sku,
    String name,
    String description,
    String category,
    Money price,
    int available,
    String imageUrl,
    Instant createdAt,
    Instant updatedAt) {}
