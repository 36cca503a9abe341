package com.shop.order;

import jakarta.annotation.Nullable;
import java.time.Instant;

/**
 * The orders that are not at rest.
 *
 * @param oldest when the one that has been in flight longest was placed, or its cancellation
 *     requested; null if there are none
 * @param stuck how many have failed so often that a person should look at them
 */
public record OrdersInFlight(long count, @Nullable Instant oldest, long stuck) {}
