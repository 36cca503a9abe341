package com.shop.user.account;

import com.shop.platform.identity.Role;
import com.shop.platform.persistence.Transactions;
import com.shop.platform.problem.Problem;
import io.quarkus.security.ForbiddenException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** Makes people admins, and customers again. */
@ApplicationScoped
class RoleAssignment {
  private final AccountRepository accounts;

  RoleAssignment(AccountRepository accounts) {
    this.accounts = accounts;
  }

  /**
   * Gives an account exactly these roles. They are in the next token: those that are out are good
   * for the rest of their minutes. Who is an admin no longer is therefore asked here once more, or
   * would take the role back with such a token.
   *
   * @throws ForbiddenException when the caller is an admin no longer
   * @throws Problem 404 when there is no such account; 409 {@code last_admin} when nobody would be
   *     left who can make an admin
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
            throw new Problem(409, "last_admin", "There has to be another admin first.");
          }
          account.assign(roles);
          return User.of(account);
        });
  }
}
