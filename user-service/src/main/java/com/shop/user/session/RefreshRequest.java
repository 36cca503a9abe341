package com.shop.user.session;

import com.shop.platform.MaxLength;
import jakarta.validation.constraints.NotBlank;

/** A request with a refresh token. */
record RefreshRequest(@NotBlank @MaxLength(512) String refreshToken) {

  RefreshSecret secret() {
    return new RefreshSecret(refreshToken);
  }

  /** Leaves the token out of logs. */
  @Override
  public String toString() {
    return "RefreshRequest[]";
  }
}
