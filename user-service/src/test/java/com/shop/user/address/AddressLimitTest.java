package com.shop.user.address;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.platform.Covers;
import com.shop.platform.Race;
import com.shop.platform.persistence.Transactions;
import com.shop.user.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AddressLimitTest {
  private static final Address HOME =
      new Address("Pat", "1 High Street", null, "Springfield", null, "97477", "US");

  @Inject AddressRepository addresses;

  @Test
  @Covers("USER-31")
  void concurrentRequestsCannotExceedAHundredAddresses() {
    String token = Person.registered().accessToken();
    UUID account = UUID.fromString(Person.authorized(token).get("/user/me").path("id"));
    Transactions.run(
        () -> {
          for (int i = 0; i < AddressRepository.MAX_PER_ACCOUNT - 1; i++) {
            addresses.add(account, HOME);
          }
        });

    List<Response> responses = Race.of(8, i -> add(token));

    assertEquals(1, responses.stream().filter(response -> response.statusCode() == 201).count());
    assertEquals(
        AddressRepository.MAX_PER_ACCOUNT,
        Transactions.call(() -> addresses.count("accountId", account)));
    add(token).then().statusCode(409).body("code", equalTo("too_many_addresses"));
  }

  private static Response add(String token) {
    return Person.authorized(token)
        .contentType(ContentType.JSON)
        .body(TestAddress.full())
        .post("/user/me/addresses");
  }
}
