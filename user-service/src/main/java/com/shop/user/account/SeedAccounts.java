package com.shop.user.account;

import com.shop.platform.Times;
import com.shop.platform.identity.Role;
import com.shop.platform.persistence.DatabaseReady;
import com.shop.platform.persistence.Transactions;
import com.shop.user.password.Passwords;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Demo accounts with a well-known password, created at start where {@code shop.seed} is true. */
@ApplicationScoped
class SeedAccounts {
  private static final String PASSWORD = "Passw0rd!";

  private static final List<Person> PEOPLE =
      List.of(
          new Person(
              UUID.fromString("019a0000-0000-7000-8000-0000000a11ce"),
              "alice@shop.com",
              "Alice",
              List.of(Role.CUSTOMER)),
          new Person(
              UUID.fromString("019a0000-0000-7000-8000-000000000b0b"),
              "bob@shop.com",
              "Bob",
              List.of(Role.CUSTOMER)),
          new Person(
              UUID.fromString("019a0000-0000-7000-8000-0000000ad314"),
              "admin@shop.com",
              "Admin",
              List.of(Role.ADMIN, Role.CUSTOMER)));

  private record Person(UUID id, String email, String name, List<String> roles) {
    EmailAddress address() {
      return new EmailAddress(email);
    }
  }

  private final AccountRepository accounts;
  private final Passwords passwords;
  private final boolean enabled;

  SeedAccounts(
      AccountRepository accounts,
      Passwords passwords,
      @ConfigProperty(name = "shop.seed") boolean enabled) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.enabled = enabled;
  }

  void seed(@Observes DatabaseReady ready) {
    if (enabled) {
      PEOPLE.forEach(this::addIfMissing);
    }
  }

  /** Checks first, since hashing is slow. When replicas start together, the insert decides. */
  private void addIfMissing(Person person) {
    if (Transactions.call(() -> accounts.byEmail(person.address())).isEmpty()) {
      Account account =
          new Account(
              person.id(),
              person.address(),
              person.name(),
              passwords.hash(PASSWORD),
              new TreeSet<>(person.roles()),
              Times.now());
      Transactions.run(() -> accounts.add(account));
    }
  }
}
