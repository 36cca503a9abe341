package com.shop.product.catalogue;

import com.shop.platform.Money;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A product in the API.
 *
 * @param category the category's slug
 * @param available the stock available for sale
 * @param imageUrl an absolute URL, or a path on this host; null if there is no image
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
