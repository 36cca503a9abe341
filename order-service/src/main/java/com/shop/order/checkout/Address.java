package com.shop.order.checkout;

import com.shop.platform.PrintedLine;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where an order is sent.
 *
 * @param country ISO 3166-1 alpha-2
 */
public record Address(
    @NotNull @PrintedLine @Size(max = 100) String recipient,
    @NotNull @PrintedLine @Size(max = 200) String line1,
    @PrintedLine @Size(max = 200) String line2,
    @NotNull @PrintedLine @Size(max = 100) String city,
    @PrintedLine @Size(max = 100) String region,
    @NotNull @PrintedLine @Size(max = 20) String postalCode,
    @NotNull @Country @Schema(pattern = "[A-Z]{2}") String country) {}
