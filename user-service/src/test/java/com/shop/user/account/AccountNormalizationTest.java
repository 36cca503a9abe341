package com.shop.user.account;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;

import com.shop.platform.persistence.TextNormalization;
import com.shop.platform.persistence.Transactions;
import com.shop.user.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccountNormalizationTest {
  private final String tag = UUID.randomUUID().toString();

  @Inject EntityManager db;
  @Inject TextNormalization normalization;

  @Test
  void storedNamesAreFoundInBothForms() {
    Person person = Person.registered();
    update(
        "UPDATE account SET name = 'Zoe\u0308 %s' WHERE email = '%s'"
            .formatted(tag, person.email()));
    update("UPDATE text_normalization SET after_id = DEFAULT, passes = 0, passed_at = NULL");
    find("Zo\u00eb " + tag).body("items", empty());

    normalization.run();

    find("Zo\u00eb " + tag).body("items.email", contains(person.email()));
    find("Zoe\u0308 " + tag).body("items.email", contains(person.email()));
    find("Zo\u00eb " + tag).body("items.name", contains("Zo\u00eb " + tag));
  }

  private ValidatableResponse find(String query) {
    return Person.ADMIN.authorized().queryParam("query", query).get("/user").then().statusCode(200);
  }

  private void update(String sql) {
    Transactions.run(() -> db.createNativeQuery(sql).executeUpdate());
  }
}
