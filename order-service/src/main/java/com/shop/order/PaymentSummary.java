package com.shop.order;

import jakarta.annotation.Nullable;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** The payment of an order when the checkout recorded it. */
@Embeddable
public record PaymentSummary(
    @Column(name = "payment_id") UUID id,
    @Column(name = "payment_status") String status,
    @Nullable @Column(name = "payment_brand") String brand,
    @Nullable @Column(name = "payment_last4") String last4) {}
