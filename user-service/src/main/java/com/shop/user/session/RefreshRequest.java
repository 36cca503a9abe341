package com.shop.user.session;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** A refresh token that comes back. */
record RefreshRequest(@NotBlank @Size(max = 512) String refreshToken) {

  RefreshSecret secret() {
    return new RefreshSecret(refreshToken);
  }

  /** Without the token, which is to be in no log. */
  @Override
  public String toString() {
    return "RefreshRequest[]";
  }
}
