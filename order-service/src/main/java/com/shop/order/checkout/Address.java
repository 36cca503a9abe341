package com.shop.order.checkout;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where an order is sent.
 *
 * @param country ISO 3166-1 alpha-2
 */
public record Address(
    @NotBlank @Size(max = 100) String recipient,
    @NotBlank @Size(max = 200) String line1,
    @Size(min = 1, max = 200) String line2,
    @NotBlank @Size(max = 100) String city,
    @Size(min = 1, max = 100) String region,
    @NotBlank @Size(max = 20) String postalCode,
    @NotNull @Country @Schema(pattern = "[A-Z]{2}") String country) {}
