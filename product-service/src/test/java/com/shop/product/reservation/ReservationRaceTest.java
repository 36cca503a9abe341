package com.shop.product.reservation;

import static com.shop.product.reservation.OrderService.confirm;
import static com.shop.product.reservation.OrderService.line;
import static com.shop.product.reservation.OrderService.release;
import static com.shop.product.reservation.OrderService.reserve;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.platform.Ids;
import com.shop.platform.Race;
import com.shop.platform.Times;
import com.shop.product.Shelf;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Invariants of concurrent reservations, confirmations and releases. */
@QuarkusTest
class ReservationRaceTest {
  @Inject Shelf shelf;
  @Inject Reservations reservations;
  @Inject ReservationExpiry expiry;

  @AfterEach
  void noStockIsLost() {
    shelf.assertNoStockLost();
  }

  @Test
  void theLastItemsAreSoldOnceEach() {
    UUID scarce = shelf.product(5);

    List<Integer> responses = Race.of(40, i -> reserve(Ids.next(), scarce, 1).statusCode());

    assertEquals(5, Collections.frequency(responses, 200));
    assertEquals(35, Collections.frequency(responses, 409));
    assertEquals(0, shelf.available(scarce));
  }

  @Test
  void lineOrderCausesNoDeadlocks() {
    UUID one = shelf.product(1000);
    UUID two = shelf.product(1000);
    UUID three = shelf.product(1000);

    List<Integer> responses =
        Race.of(
            32,
            i ->
                (i % 2 == 0
                        ? reserve(Ids.next(), List.of(line(one, 1), line(two, 1), line(three, 1)))
                        : reserve(Ids.next(), List.of(line(three, 1), line(two, 1), line(one, 1))))
                    .statusCode());

    assertThat(responses, everyItem(is(200)));
    assertEquals(1000 - 32, shelf.available(one));
  }

  @Test
  void concurrentRequestsForOneOrderReserveOnce() {
    UUID mug = shelf.product(10);
    UUID order = Ids.next();

    List<String> responses = Race.of(12, i -> reserve(order, mug, 2).asString());

    assertEquals(1, responses.stream().distinct().count());
    assertEquals(8, shelf.available(mug));
  }

  @RepeatedTest(20)
  void anEarlyReleaseWinsOverItsReservation() {
    UUID mug = shelf.product(10);
    UUID order = Ids.next();

    List<Response> responses = Race.of(List.of(() -> reserve(order, mug, 2), () -> release(order)));

    assertThat(responses.get(0).statusCode(), is(oneOf(200, 409)));
    assertEquals(204, responses.get(1).statusCode());
    assertEquals("RELEASED", shelf.status(order));
    assertEquals(10, shelf.available(mug));
  }

  @Test
  void concurrentReleasesRestockOnce() {
    UUID mug = shelf.product(10);
    UUID order = Ids.next();
    reserve(order, mug, 2);

    List<Integer> responses = Race.of(12, i -> release(order).statusCode());

    assertThat(responses, everyItem(is(204)));
    assertEquals(10, shelf.available(mug));
  }

  @RepeatedTest(20)
  void aReleaseWinsOverAConfirmation() {
    UUID mug = shelf.product(10);
    UUID order = Ids.next();
    reserve(order, mug, 2);

    List<Response> responses = Race.of(List.of(() -> confirm(order), () -> release(order)));

    assertThat(responses.get(0).statusCode(), is(oneOf(204, 409)));
    assertEquals(204, responses.get(1).statusCode());
    assertEquals("RELEASED", shelf.status(order));
    assertEquals(10, shelf.available(mug));
  }

  /** Two replicas release expired reservations while orders are confirmed as they expire. */
  @Test
  void aReservationIsConfirmedOrExpiresNeverBoth() {
    UUID mug = shelf.product(1000);
    for (int round = 0; round < 60; round++) {
      UUID order = Ids.next();
      reserve(order, mug, 1);
      Instant end = Times.now().plusMillis(20);
      Instant start = end.minusMillis(round % 6);
      shelf.expireAt(order, end);

      boolean confirmed =
          Race.<Boolean>of(
                  List.of(
                      () -> isConfirmed(order, start),
                      () -> releaseExpired(end),
                      () -> releaseExpired(end)))
              .get(0);

      assertEquals(confirmed ? "CONFIRMED" : "RELEASED", shelf.status(order));
    }
  }

  private boolean isConfirmed(UUID order, Instant start) {
    awaitExactly(start);
    return reservations.confirm(order);
  }

  private boolean releaseExpired(Instant start) {
    awaitExactly(start);
    expiry.releaseExpired();
    return true;
  }

  private static void awaitExactly(Instant moment) {
    while (Instant.now().isBefore(moment)) {
      Thread.onSpinWait();
    }
  }
}
