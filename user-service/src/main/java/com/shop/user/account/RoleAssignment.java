package com.shop.user.account;

import com.shop.platform.identity.Role;
import com.shop.platform.persistence.Transactions;
import com.shop.platform.problem.Problem;
import io.quarkus.security.ForbiddenException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** Grants and revokes the role of an admin. */
@ApplicationScoped
class RoleAssignment {
  private final AccountRepository accounts;

  RoleAssignment(AccountRepository accounts) {
    this.accounts = accounts;
  }

  /**
   * Replaces an account's roles. Issued tokens keep their roles until they expire, so the caller's
   * role is checked again in the database: a former admin could otherwise take the role back with
   * an old token.
   *
   * @throws ForbiddenException when the caller is no longer an admin
   * @throws Problem 404 when there is no such account; 409 {@code last_admin} when no admin would
   *     be left
   */
  User assign(UUID caller, UUID id, Set<String> roles) {
    return Transactions.call(
        () -> {
          Set<UUID> admins = accounts.lockAdmins();
          if (!admins.contains(caller)) {
            throw new ForbiddenException();
          }
          Account account = accounts.findByIdOptional(id).orElseThrow(Problem::notFound);
          if (admins.equals(Set.of(id)) && !roles.contains(Role.ADMIN)) {
            throw new Problem(
                409, "last_admin", "This is the last admin. Make another user an admin first.");
          }
          account.assign(roles);
          return User.of(account);
        });
  }
}
