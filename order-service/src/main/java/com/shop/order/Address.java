package com.shop.order;

import com.shop.platform.SingleLine;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where an order is sent.
 *
 * @param country ISO 3166-1 alpha-2
 */
public record Address(
    @NotNull @SingleLine @Size(max = 100) String recipient,
    @NotNull @SingleLine @Size(max = 200) String line1,
    @SingleLine @Size(max = 200) String line2,
    @NotNull @SingleLine @Size(max = 100) String city,
    @SingleLine @Size(max = 100) String region,
    @NotNull @SingleLine @Size(max = 20) String postalCode,
    @NotNull @Country @Schema(pattern = "[A-Z]{2}") String country) {}
