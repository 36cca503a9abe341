package com.shop.product.reservation;

import static com.shop.platform.problem.ProblemText.withoutRequestId;
import static com.shop.product.reservation.OrderService.confirm;
import static com.shop.product.reservation.OrderService.line;
import static com.shop.product.reservation.OrderService.put;
import static com.shop.product.reservation.OrderService.release;
import static com.shop.product.reservation.OrderService.reserve;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.platform.Covers;
import com.shop.platform.Ids;
import com.shop.platform.Times;
import com.shop.platform.identity.TestTokens;
import com.shop.product.Shelf;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ReservationTest {
  private final UUID order = Ids.next();

  @Inject Shelf shelf;

  @AfterEach
  void noStockIsLost() {
    shelf.assertNoStockLost();
  }

  @Test
  @Covers({"PROD-29", "PROD-30"})
  void allLinesAreReservedAtCurrentPrices() {
    UUID mug = shelf.product("Mug", "kitchen", 1890, 10);
    UUID pan = shelf.product("Pan", "kitchen", 5490, 1);

    reserve(order, List.of(line(pan, 1), line(mug, 3)))
        .then()
        .statusCode(200)
        .body("orderId", equalTo(order.toString()))
        .body("status", equalTo("RESERVED"))
        .body("lines", hasSize(2))
        .body("lines[0].productId", equalTo(mug.toString()))
        .body("lines[0].sku", equalTo("T-" + mug))
        .body("lines[0].name", equalTo("Mug"))
        .body("lines[0].quantity", equalTo(3))
        .body("lines[0].unitPrice.amount", equalTo(1890))
        .body("total.amount", equalTo(3 * 1890 + 5490))
        .body("total.currency", equalTo("USD"));

    assertEquals(7, shelf.available(mug));
    assertEquals(0, shelf.available(pan));
  }

  @Test
  @Covers({"PROD-33", "PROD-34"})
  void repeatingReturnsTheSameReservation() {
    UUID mug = shelf.product(10);
    UUID pan = shelf.product(10);
    Response first = reserve(order, List.of(line(mug, 2), line(pan, 1)));
    shelf.reprice(mug, 9999);

    Response repeat = reserve(order, List.of(line(pan, 1), line(mug, 2)));

    assertEquals(first.asString(), repeat.asString());
    assertEquals(8, shelf.available(mug));
  }

  @Test
  @Covers("PROD-34")
  void repeatingAfterConfirmationKeepsThePrices() {
    UUID mug = shelf.product(10);
    Response reserved = reserve(order, mug, 2);
    confirm(order);
    shelf.reprice(mug, 9999);

    reserve(order, mug, 2)
        .then()
        .statusCode(200)
        .body("status", equalTo("CONFIRMED"))
        .body("lines", equalTo(reserved.path("lines")));
  }

  @Test
  @Covers("PROD-36")
  void otherLinesAreRejectedAsMismatch() {
    UUID mug = shelf.product(10);
    reserve(order, mug, 2);

    assertProblem(reserve(order, mug, 3), 422, "reservation_mismatch");
    assertProblem(reserve(order, shelf.product(10), 2), 422, "reservation_mismatch");
    confirm(order);
    assertProblem(reserve(order, mug, 3), 422, "reservation_mismatch");
    assertEquals(8, shelf.available(mug));
  }

  @Test
  @Covers({"PROD-29", "PROD-31"})
  void insufficientStockReservesNothing() {
    UUID plenty = shelf.product(10);
    UUID scarce = shelf.product(1);
    UUID plentyToo = shelf.product(10);

    assertProblem(
            reserve(order, List.of(line(plenty, 2), line(scarce, 5), line(plentyToo, 2))),
            409,
            "insufficient_stock")
        .then()
        .body("shortages", hasSize(1))
        .body("shortages[0].productId", equalTo(scarce.toString()))
        .body("shortages[0].requested", equalTo(5))
        .body("shortages[0].available", equalTo(1));

    assertEquals(10, shelf.available(plenty));
    assertEquals(1, shelf.available(scarce));
    assertEquals(10, shelf.available(plentyToo));
  }

  @Test
  @Covers("PROD-33")
  void aRejectionIsFinalEvenAfterRestocking() {
    UUID scarce = shelf.product(1);
    Response first = reserve(order, scarce, 5);
    shelf.restock(scarce, 100);

    Response repeat = reserve(order, scarce, 5);

    assertEquals(409, repeat.statusCode());
    assertEquals(withoutRequestId(first.asString()), withoutRequestId(repeat.asString()));
    assertEquals(101, shelf.available(scarce));
  }

  @Test
  @Covers({"PROD-32", "PROD-33"})
  void unknownProductsAreListedInAFinalRejection() {
    UUID mug = shelf.product(10);
    UUID unknown = Ids.next();
    Response first = reserve(order, List.of(line(mug, 1), line(unknown, 1)));

    assertProblem(first, 422, "unknown_product")
        .then()
        .body("productIds", equalTo(List.of(unknown.toString())));
    assertEquals(
        withoutRequestId(first.asString()),
        withoutRequestId(reserve(order, List.of(line(mug, 1), line(unknown, 1))).asString()));
    assertEquals(10, shelf.available(mug));
  }

  @Test
  @Covers({"PROD-24", "PROD-32"})
  void aDeletedProductIsUnknownToNewOrdersOnly() {
    UUID mug = shelf.product(10);
    reserve(order, mug, 2);
    shelf.delete(mug);

    assertProblem(reserve(Ids.next(), mug, 1), 422, "unknown_product");
    reserve(order, mug, 2).then().statusCode(200).body("lines[0].name", equalTo("Thing"));
    confirm(order).then().statusCode(204);
    release(order).then().statusCode(204);
    assertEquals(10, shelf.available(mug));
  }

  @Test
  @Covers("PROD-37")
  void confirmingIsIdempotent() {
    UUID mug = shelf.product(10);
    reserve(order, mug, 2);

    confirm(order).then().statusCode(204);
    confirm(order).then().statusCode(204);

    assertEquals("CONFIRMED", shelf.status(order));
    assertEquals(8, shelf.available(mug));
  }

  @Test
  @Covers("PROD-37")
  void onlyReservedStockCanBeConfirmed() {
    assertProblem(confirm(order), 409, "reservation_released");

    UUID rejectedOrder = Ids.next();
    reserve(rejectedOrder, shelf.product(0), 1);
    assertProblem(confirm(rejectedOrder), 409, "reservation_released");

    UUID releasedOrder = Ids.next();
    reserve(releasedOrder, shelf.product(5), 1);
    release(releasedOrder);
    assertProblem(confirm(releasedOrder), 409, "reservation_released");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @Covers({"PROD-35", "PROD-38"})
  void releasingRestocksOnce(boolean sold) {
    UUID mug = shelf.product(10);
    reserve(order, mug, 4);
    if (sold) {
      confirm(order);
    }

    release(order).then().statusCode(204);
    release(order).then().statusCode(204);

    assertEquals(10, shelf.available(mug));
    assertEquals("RELEASED", shelf.status(order));
    assertProblem(reserve(order, mug, 4), 409, "reservation_released");
  }

  @Test
  @Covers("PROD-39")
  void releasingAnUnknownOrderLeavesATombstone() {
    UUID mug = shelf.product(10);

    release(order).then().statusCode(204);

    assertProblem(reserve(order, mug, 4), 409, "reservation_released");
    assertEquals(10, shelf.available(mug));
  }

  @Test
  void aRejectedReservationCanBeReleased() {
    UUID scarce = shelf.product(1);
    reserve(order, scarce, 2);

    release(order).then().statusCode(204);

    assertProblem(reserve(order, scarce, 2), 409, "reservation_released");
    assertEquals(1, shelf.available(scarce));
  }

  @Test
  @Covers({"PROD-35", "PROD-37"})
  void anExpiredReservationIsReleasedByTheNextCall() {
    UUID mug = shelf.product(10);
    UUID other = Ids.next();
    reserve(order, mug, 4);
    reserve(other, mug, 5);
    shelf.expireAt(order, Times.now());
    shelf.expireAt(other, Times.now());

    assertProblem(reserve(order, mug, 4), 409, "reservation_released");
    assertProblem(confirm(other), 409, "reservation_released");

    assertEquals("RELEASED", shelf.status(order));
    assertEquals("RELEASED", shelf.status(other));
    assertEquals(10, shelf.available(mug));
  }

  @Test
  void aConfirmedReservationNeverExpires() {
    UUID mug = shelf.product(10);
    reserve(order, mug, 4);
    confirm(order);
    shelf.expireAt(order, Times.now().minusSeconds(3600));

    reserve(order, mug, 4).then().statusCode(200).body("status", equalTo("CONFIRMED"));
    confirm(order).then().statusCode(204);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"lines\": null}",
        "{\"lines\": []}",
        "{\"lines\": [null]}",
        "{\"lines\": [{\"productId\": \"ID\"}]}",
        "{\"lines\": [{\"quantity\": 1}]}",
        "{\"lines\": [{\"productId\": \"ID\", \"quantity\": 0}]}",
        "{\"lines\": [{\"productId\": \"ID\", \"quantity\": 100}]}",
        "{\"lines\": [{\"productId\": \"ID\", \"quantity\": 1},"
            + " {\"productId\": \"ID\", \"quantity\": 1}]}",
      })
  void outOfRangeValuesAreInvalid(String body) {
    assertProblem(
        put(order, body.replace("ID", shelf.product(10).toString())), 400, "validation_failed");
  }

  @Test
  void aQuantityBeyondIntIsInvalid() {
    Map<String, Object> line = Map.of("productId", Ids.next(), "quantity", 3_000_000_000L);

    assertProblem(reserve(order, List.of(line)), 400, "validation_failed")
        .then()
        .body("violations[0].field", equalTo("lines[0].quantity"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"lines\": ",
        "{\"lines\": {}}",
        "{\"lines\": [], \"orderId\": 1}",
        "{\"lines\": [{\"productId\": \"mug\", \"quantity\": 1}]}",
        "{\"lines\": [{\"productId\": \"AY8AAAAAcACAAAAAAAAAAQ==\", \"quantity\": 1}]}",
        "{\"lines\": [{\"productId\": \"ID\", \"quantity\": \"1\"}]}",
        "{\"lines\": [{\"productId\": \"ID\", \"quantity\": 1.5}]}",
      })
  void aRequestOfTheWrongShapeIsMalformed(String body) {
    assertProblem(
        put(order, body.replace("ID", shelf.product(10).toString())), 400, "malformed_request");
  }

  @Test
  void upToFiftyLinesAreAccepted() {
    List<Map<String, Object>> lines =
        IntStream.range(0, 51).mapToObj(i -> line(shelf.product(1), 1)).toList();

    assertProblem(reserve(order, lines), 400, "validation_failed");
    reserve(order, lines.subList(0, 50)).then().statusCode(200).body("lines", hasSize(50));
  }

  @Test
  @Covers("PROD-41")
  void onlyServicesAreAuthorized() {
    String path = "/internal/reservations/" + order;
    assertProblem(given().delete(path), 401, "unauthorized");
    assertProblem(given().post(path + "/confirm"), 401, "unauthorized");
    assertProblem(given().contentType(ContentType.JSON).body("{}").put(path), 401, "unauthorized");
    assertProblem(
        given().auth().oauth2(TestTokens.customer(Ids.next())).delete(path), 403, "forbidden");
    assertProblem(
        given().auth().oauth2(TestTokens.admin(Ids.next())).delete(path), 403, "forbidden");
  }

  private static Response assertProblem(Response response, int status, String code) {
    response
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("code", equalTo(code));
    return response;
  }
}
