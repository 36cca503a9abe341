package com.shop.user.address;

import jakarta.annotation.Nullable;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A saved address in a response. */
@Schema(name = "SavedAddress")
record AddressView(
    UUID id,
    String recipient,
    String line1,
    @Nullable String line2,
    String city,
    @Nullable String region,
    String postalCode,
    String country) {}
