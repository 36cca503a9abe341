package com.shop.product.catalogue;

import com.shop.platform.Money;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A product as it is shown.
 *
 * @param category a slug
 * @param available how many can be bought now
 * @param imageUrl absolute, or a path on this host; null when there is no image
 */
@Schema(name = "Product")
public record ProductView(
    UUID id,
    String sku,
    String name,
    String description,
    String category,
    Money price,
    int available,
    @Nullable String imageUrl,
    Instant createdAt,
    Instant updatedAt) {}
