package com.shop.order;

import jakarta.annotation.Nullable;
import java.util.UUID;

/**
 * An order whose driver's lease has ended.
 *
 * @param traceparent of the request that placed it; null if its trace is not recorded
 */
public record OverdueOrder(UUID id, @Nullable String traceparent) {}
