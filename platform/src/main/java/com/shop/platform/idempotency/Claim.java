package com.shop.platform.idempotency;

import java.util.Optional;
import java.util.UUID;

/** The result of claiming an idempotency key. */
public sealed interface Claim {

  /** The key was unused; it now belongs to this request. */
  record New() implements Claim {}

  /**
   * The key already belongs to this request: an earlier attempt has committed, but the result of
   * its commit was lost.
   *
   * @param response the response that the attempt stored; empty if there is none
   */
  record Resumed(Optional<StoredResponse> response) implements Claim {}

  /**
   * The key belongs to an earlier request with the same body.
   *
   * @param subject the id of the resource that the earlier request created
   * @param response its stored response; empty while it is in progress
   */
  record Prior(UUID subject, Optional<StoredResponse> response) implements Claim {

    /** The stored response, or 409 {@code idempotency_in_progress} while there is none. */
    public StoredResponse responseOrInProgress() {
      return response.orElseThrow(Idempotency::inProgress);
    }
  }
}
