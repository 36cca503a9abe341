package com.shop.user.account;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The representation of an account in the API.
 *
 * @param roles in alphabetical order
 */
record User(UUID id, String email, String name, List<String> roles, Instant createdAt) {

  static User of(Account account) {
    return new User(
        account.id(),
        account.email(),
        account.name(),
        List.copyOf(account.roles()),
        account.createdAt());
  }
}
