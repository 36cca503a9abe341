package com.shop.user.session;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** A request with a refresh token. */
record RefreshRequest(@NotBlank @Size(max = 512) String refreshToken) {

  RefreshSecret secret() {
    return new RefreshSecret(refreshToken);
  }

  /** Leaves the token out of logs. */
  @Override
  public String toString() {
    return "RefreshRequest[]";
  }
}
