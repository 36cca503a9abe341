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

/** The accounts that every start outside of production has, with a password that everyone knows. */
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
  private final boolean wanted;

  SeedAccounts(
      AccountRepository accounts,
      Passwords passwords,
      @ConfigProperty(name = "shop.seed") boolean wanted) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.wanted = wanted;
  }

  void seed(@Observes DatabaseReady ready) {
    if (wanted) {
      PEOPLE.forEach(this::addUnlessThere);
    }
  }

  /** Looks first, as a hash is slow; replicas that start at once are told apart by the insert. */
  private void addUnlessThere(Person person) {
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
