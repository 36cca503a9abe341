package com.shop.playground.blackbox;

import static com.shop.playground.blackbox.Checks.assertInvalid;
import static com.shop.playground.blackbox.Checks.assertPage;
import static com.shop.playground.blackbox.Checks.assertProblem;
import static com.shop.playground.blackbox.Checks.assertShape;
import static com.shop.playground.blackbox.Checks.assertStatus;
import static com.shop.playground.client.Bodies.NO_SUCH_ID;
import static com.shop.playground.client.Bodies.address;
import static com.shop.playground.client.Bodies.with;
import static com.shop.playground.client.Bodies.without;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.shop.platform.Covers;
import com.shop.playground.client.Customer;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /user/me/addresses}. */
@BlackBox
class AddressIT {
  private static final String ADDRESSES = "/user/me/addresses";

  @Test
  @Covers({"USER-24", "USER-25", "USER-28", "CONV-9", "CONV-24"})
  void anAddressIsSaved() {
    Customer carol = People.somebody();

    Response added = carol.post(ADDRESSES, address());

    assertStatus(201, added);
    assertShape(added.path(""), "id", "recipient", "line1", "city", "postalCode", "country");
    assertEquals(ADDRESSES + "/" + added.path("id"), added.header("Location"));
    Response shown = carol.get(added.header("Location"));
    assertStatus(200, shown);
    assertEquals(added.asString(), shown.asString());
  }

  @Test
  @Covers({"USER-25", "USER-29"})
  void anAddressIsReplacedAsAWhole() {
    Customer carol = People.somebody();
    Map<String, Object> full = with(with(address(), "line2", "c/o Dave"), "region", "IL");
    Response added = carol.post(ADDRESSES, full);
    assertEquals("c/o Dave", added.path("line2"));
    assertEquals("IL", added.path("region"));

    Response replaced = carol.put(added.header("Location"), with(address(), "city", "Chicago"));

    assertStatus(200, replaced);
    assertEquals(added.<String>path("id"), replaced.path("id"));
    assertEquals("Chicago", replaced.path("city"));
    assertFalse(replaced.<Map<String, ?>>path("").containsKey("line2"), replaced::asString);
    assertEquals(replaced.asString(), carol.get(added.header("Location")).asString());
  }

  @Test
  @Covers({"USER-30", "CONV-40"})
  void anAddressIsDeleted() {
    Customer carol = People.somebody();
    String location = carol.post(ADDRESSES, address()).header("Location");

    assertStatus(204, carol.delete(location));

    assertProblem(404, "not_found", carol.get(location));
    assertProblem(404, "not_found", carol.put(location, address()));
    assertProblem(404, "not_found", carol.delete(location));
  }

  @Test
  @Covers({"USER-27", "CONV-20", "CONV-23"})
  void pagesAreNewestFirst() {
    Customer carol = ShopUnderTest.register();
    String first = carol.post(ADDRESSES, address()).path("id");
    String second = carol.post(ADDRESSES, address()).path("id");
    String third = carol.post(ADDRESSES, address()).path("id");

    Response page = carol.get(ADDRESSES + "?limit=2");
    Response last = carol.get(ADDRESSES + "?limit=2&cursor=" + page.path("nextCursor"));

    assertPage(List.of(third, second), page);
    assertPage(List.of(first), last);
    assertFalse(last.<Map<String, ?>>path("").containsKey("nextCursor"), last::asString);
  }

  @Test
  @Covers({"CONV-16", "CONV-17", "CONV-31"})
  void anotherPersonsAddressIsNotFound() {
    String theirs = ShopUnderTest.register().post(ADDRESSES, address()).header("Location");
    Customer carol = People.somebody();

    for (String location : List.of(theirs, ADDRESSES + "/" + NO_SUCH_ID, ADDRESSES + "/nothing")) {
      assertProblem(404, "not_found", carol.get(location));
      assertProblem(404, "not_found", carol.put(location, address()));
      assertProblem(404, "not_found", carol.delete(location));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"recipient", "line1", "city", "postalCode", "country"})
  @Covers({"USER-25", "CONV-7"})
  void theOtherFieldsAreRequired(String field) {
    assertInvalid(People.somebody().post(ADDRESSES, without(address(), field)), field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"USA", "us", "XX", ""})
  @Covers("USER-26")
  void aCountryIsOneOfIso3166(String country) {
    assertInvalid(
        People.somebody().post(ADDRESSES, with(address(), "country", country)), "country");
  }
}
