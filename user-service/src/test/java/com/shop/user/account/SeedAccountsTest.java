package com.shop.user.account;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.platform.Race;
import com.shop.platform.persistence.DatabaseReady;
import com.shop.platform.persistence.Transactions;
import com.shop.user.Person;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SeedAccountsTest {
  private static final List<String> SEEDED =
      List.of(Person.ALICE.email(), Person.BOB.email(), Person.ADMIN.email());

  @Inject SeedAccounts seed;
  @Inject AccountRepository accounts;

  @Test
  void concurrentReplicasSeedEachAccountOnce() {
    Transactions.run(() -> accounts.delete("email in ?1", SEEDED));

    Race.of(
        3,
        i -> {
          seed.seed(new DatabaseReady());
          return true;
        });

    assertEquals(3, Transactions.call(() -> accounts.count("email in ?1", SEEDED)));
    Person.ADMIN.login().then().statusCode(200);
  }

  @Test
  void existingAccountsAreLeftUnchanged() {
    Transactions.run(
        () ->
            accounts
                .byEmail(new EmailAddress(Person.ALICE.email()))
                .orElseThrow()
                .rename("Alice Cooper"));

    seed.seed(new DatabaseReady());

    Person.ALICE.authorized().get("/user/me").then().body("name", equalTo("Alice Cooper"));
  }
}
