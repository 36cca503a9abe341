package com.shop.platform.idempotency;

import java.util.Optional;
import java.util.UUID;

/** The result of claiming an idempotency key. */
public sealed interface Claim {

  /** The key was unused; it now belongs to this request. */
  record New() implements Claim {}

  /**
   * The key already belongs to this very request: an earlier attempt committed, but the answer to
   * its commit was lost.
   *
   * @param response what that attempt stored; empty if it stored none
   */
  record Resumed(Optional<StoredResponse> response) implements Claim {}

  /**
   * The key belongs to an earlier request with the same body.
   *
   * @param subject the id of what that request created
   * @param response what it was answered with; empty while it is in progress
   */
  record Prior(UUID subject, Optional<StoredResponse> response) implements Claim {

    /** The stored response. While there is none, the earlier request is still in progress. */
    public StoredResponse responseOrInProgress() {
      return response.orElseThrow(Idempotency::inProgress);
    }
  }
}
