package com.shop.product.catalogue.admin;

import static com.shop.product.catalogue.admin.Admin.mug;
import static com.shop.product.catalogue.admin.Admin.newKey;
import static com.shop.product.catalogue.admin.Admin.newSku;
import static com.shop.product.catalogue.admin.Admin.withStock;
import static com.shop.product.catalogue.admin.ProductAdminTest.assertProblem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.platform.Ids;
import com.shop.platform.identity.TestTokens;
import com.shop.product.Shelf;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Authorization, and requests that no resource matches. */
@QuarkusTest
class ProductAdminAccessTest {
  private static final Map<String, Object> FIVE = Map.of("delta", 5, "reason", "delivery");

  @Inject Shelf shelf;

  private UUID product;

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "STOCK"})
  void onlyAdminsAreAuthorized(String call) {
    product = shelf.product(7);

    assertProblem(send(call, given()), 401, "unauthorized");
    assertEquals("Bearer", send(call, given()).header("WWW-Authenticate"));
    assertProblem(send(call, as("bad")), 401, "unauthorized");
    assertProblem(send(call, as(TestTokens.customer(Ids.next()))), 403, "forbidden");
    assertProblem(send(call, as(TestTokens.service())), 403, "forbidden");
    given().get("/product/{id}", product).then().body("name", equalTo("Thing"));
    assertEquals(7, shelf.available(product));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/categories", "?ids=018f0000-0000-7000-8000-000000000001"})
  void theCatalogueIsPublicEvenWithAnInvalidToken(String path) {
    as("bad").get("/product" + path).then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-uuid", "018f0000-0000-7000-8000-000000000001", "1-1-1-1-1"})
  void unknownAndMalformedIdsAreNotFound(String id) {
    Admin admin = new Admin();

    assertProblem(given().get("/product/{id}", id), 404, "not_found");
    assertProblem(admin.edit(id, "*", mug(newSku())), 404, "not_found");
    assertProblem(admin.edit(id, null, mug(newSku())), 404, "not_found");
    assertProblem(admin.remove(id), 404, "not_found");
    assertProblem(admin.adjust(id, newKey(), FIVE), 404, "not_found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/confirm"})
  void aMalformedOrderIdIsNotFound(String call) {
    String path = "/internal/reservations/no-uuid" + call;
    RequestSpecification service = as(TestTokens.service()).contentType(ContentType.JSON);
    Map<String, Object> line = Map.of("productId", Ids.next(), "quantity", 1);

    if (call.isEmpty()) {
      assertProblem(service.body(Map.of("lines", List.of(line))).put(path), 404, "not_found");
      assertProblem(as(TestTokens.service()).delete(path), 404, "not_found");
    } else {
      assertProblem(as(TestTokens.service()).post(path), 404, "not_found");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/product; GET, POST",
        "/product/018f0000-0000-7000-8000-000000000001; DELETE, GET, PUT",
        "/product/018f0000-0000-7000-8000-000000000001/stock; POST"
      })
  void unsupportedMethodsListTheAllowedOnes(String path, String allowed) {
    Response response = new Admin().request().patch(path);

    assertProblem(response, 405, "method_not_allowed");
    assertEquals(allowed, response.header("Allow"));
  }

  @Test
  void unsupportedAcceptTypesAreRejected() {
    assertProblem(given().accept("text/html").get("/product"), 406, "not_acceptable");
  }

  private Response send(String call, RequestSpecification caller) {
    RequestSpecification json = caller.contentType(ContentType.JSON);
    return switch (call) {
      case "POST" -> json.body(withStock(mug(newSku()), 1)).post("/product");
      case "PUT" -> json.header("If-Match", "*").body(mug(newSku())).put("/product/{id}", product);
      case "DELETE" -> caller.delete("/product/{id}", product);
      default ->
          json.header("Idempotency-Key", newKey()).body(FIVE).post("/product/{id}/stock", product);
    };
  }

  private static RequestSpecification as(String token) {
    return given().auth().oauth2(token);
  }
}
