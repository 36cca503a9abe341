package com.shop.platform.idempotency;

import java.util.Optional;
import java.util.UUID;

/**
 * What an earlier request with the same key has led to.
 *
 * @param subject what that request made
 * @param answer its outcome; empty while it is in flight
 */
public record PriorRequest(UUID subject, Optional<StoredResponse> answer) {}
