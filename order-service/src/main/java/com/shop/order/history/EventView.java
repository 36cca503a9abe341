package com.shop.order.history;

import jakarta.annotation.Nullable;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something that happened to an order. */
@Schema(name = "OrderEvent")
record EventView(String type, Instant at, @Nullable String detail) {}
