package com.shop.user.address;

import com.shop.platform.CountryCode;
import com.shop.platform.SingleLine;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A postal address in a request. The limits are those of an order's shipping address, so that every
 * saved address can be used for an order.
 *
 * @param line2 null if there is none
 * @param region null if there is none
 * @param country ISO 3166-1 alpha-2
 */
record Address(
    @NotNull @SingleLine(max = 100) String recipient,
    @NotNull @SingleLine(max = 200) String line1,
    @SingleLine(max = 200) String line2,
    @NotNull @SingleLine(max = 100) String city,
    @SingleLine(max = 100) String region,
    @NotNull @SingleLine(max = 20) String postalCode,
    @NotNull @CountryCode @Schema(pattern = "[A-Z]{2}") String country) {}
