package com.shop.user.account;

import com.shop.platform.Ids;
import com.shop.platform.Times;
import com.shop.platform.identity.Role;
import com.shop.platform.persistence.Transactions;
import com.shop.platform.problem.Problem;
import com.shop.user.password.Passwords;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.TreeSet;

/** Registers customers. */
@ApplicationScoped
class Registrar {
  private final AccountRepository accounts;
  private final Passwords passwords;

  Registrar(AccountRepository accounts, Passwords passwords) {
    this.accounts = accounts;
    this.passwords = passwords;
  }

  /**
   * @throws Problem 409 {@code email_taken}
   */
  User register(Registration registration) {
    EmailAddress email = EmailAddress.parse(registration.email()).orElseThrow();
    // Outside the transaction: hashing is slow and would hold a database connection.
    String hash = passwords.hash(registration.password());
    Account account =
        new Account(
            Ids.next(),
            email,
            registration.name(),
            hash,
            new TreeSet<>(List.of(Role.CUSTOMER)),
            Times.now());
    if (!Transactions.call(() -> accounts.add(account))) {
      throw new Problem(409, "email_taken", "An account with this email address already exists.");
    }
    return User.of(account);
  }
}
