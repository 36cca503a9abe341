package com.shop.user.address;

import java.util.UUID;

/** A kept address as its owner sees it. */
record AddressView(
    UUID id,
    String recipient,
    String line1,
    String line2,
    String city,
    String region,
    String postalCode,
    String country) {}
