package com.shop.playground.blackbox;

import static com.shop.playground.blackbox.Checks.assertInvalid;
import static com.shop.playground.blackbox.Checks.assertPage;
import static com.shop.playground.blackbox.Checks.assertProblem;
import static com.shop.playground.blackbox.Checks.assertShape;
import static com.shop.playground.blackbox.Checks.assertStatus;
import static com.shop.playground.client.Bodies.NO_SUCH_ID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.platform.Covers;
import com.shop.playground.client.Bodies;
import com.shop.playground.client.Client;
import com.shop.playground.client.Customer;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** {@code GET /user}, {@code GET /user/{id}} and {@code PUT /user/{id}/roles}. */
@BlackBox
class UserAdminIT {

  @Test
  @Covers({"USER-5", "USER-32", "CONV-20", "CONV-22", "CONV-23"})
  void adminsFindUsersByNameOrEmailAddressNewestFirst() {
    Client admin = People.admin();
    String name = "Name " + UUID.randomUUID();
    Customer first = named(name);
    Customer second = named(name);

    Response page = admin.get("/user?limit=1&query=" + name);
    String cursor = page.path("nextCursor");

    assertPage(List.of(second.id()), page);
    assertShape(page.path("items[0]"), "id", "email", "name", "roles", "createdAt");
    assertPage(List.of(first.id()), admin.get("/user?limit=1&query=" + name + "&cursor=" + cursor));
    assertPage(List.of(first.id()), admin.get("/user?query=" + first.email()));
    assertInvalid(admin.get("/user?limit=1&cursor=" + cursor), "cursor");
  }

  @Test
  @Covers({"USER-32", "CONV-19"})
  void withoutAQueryEverybodyIsListed() {
    ShopUnderTest.register();

    Response page = People.admin().get("/user");

    assertStatus(200, page);
    int size = page.path("items.size()");
    assertTrue(size > 1 && size <= 20, () -> size + " users");
  }

  @Test
  @Covers({"USER-32", "USER-34", "CONV-30"})
  void customersNeitherSeeTheListNorAssignRoles() {
    Customer carol = People.somebody();

    assertProblem(403, "forbidden", carol.get("/user"));
    assertProblem(403, "forbidden", carol.put("/user/" + carol.id() + "/roles", roles("admin")));
  }

  @Test
  @Covers({"USER-33", "CONV-17", "CONV-31", "CONV-40"})
  void customersFindThemselvesAndAdminsEveryone() {
    Customer carol = People.somebody();
    Customer dave = ShopUnderTest.register();
    Client admin = People.admin();

    assertEquals(carol.get("/user/me").asString(), carol.get("/user/" + carol.id()).asString());
    assertProblem(404, "not_found", carol.get("/user/" + dave.id()));
    assertProblem(404, "not_found", carol.get("/user/" + NO_SUCH_ID));
    assertEquals(dave.email(), admin.get("/user/" + dave.id()).path("email"));
    assertProblem(404, "not_found", admin.get("/user/" + NO_SUCH_ID));
    assertProblem(404, "not_found", admin.get("/user/not-a-uuid"));
  }

  @Test
  @Covers({"USER-34", "USER-35", "CONV-33"})
  void anAdminAssignsRoles() {
    Customer carol = ShopUnderTest.register();
    String roles = "/user/" + carol.id() + "/roles";

    Response promoted = People.admin().put(roles, roles("admin"));

    assertStatus(200, promoted);
    assertShape(promoted.path(""), "id", "email", "name", "roles", "createdAt");
    assertEquals(List.of("admin", "customer"), promoted.path("roles"));
    assertStatus(200, ShopUnderTest.logIn(carol.email(), Bodies.PASSWORD).get("/user"));

    Response again = People.admin().put(roles, roles("customer"));

    assertEquals(List.of("customer"), again.path("roles"));
    assertStatus(403, ShopUnderTest.logIn(carol.email(), Bodies.PASSWORD).get("/user"));
  }

  @Test
  @Covers({"USER-34", "CONV-27", "CONV-34"})
  void theServiceRoleCannotBeAssigned() {
    String roles = "/user/" + ShopUnderTest.register().id() + "/roles";

    assertInvalid(People.admin().put(roles, roles("service")), "roles[0]");
    assertInvalid(People.admin().put(roles, Map.of()), "roles");
    assertProblem(
        404, "not_found", People.admin().put("/user/" + NO_SUCH_ID + "/roles", roles("customer")));
  }

  private static Customer named(String name) {
    Customer customer = ShopUnderTest.register();
    assertStatus(200, customer.patch("/user/me", Map.of("name", name)));
    return customer;
  }

  private static Map<String, Object> roles(String role) {
    return Map.of("roles", List.of(role));
  }
}
