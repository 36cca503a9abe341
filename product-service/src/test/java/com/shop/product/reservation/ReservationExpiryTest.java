package com.shop.product.reservation;

import static com.shop.product.reservation.OrderService.reserve;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.platform.Covers;
import com.shop.platform.Ids;
import com.shop.product.Shelf;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ReservationExpiryTest.ShortExpiry.class)
class ReservationExpiryTest {
  @Inject Shelf shelf;
  @Inject MeterRegistry metrics;

  /** Turns the scheduler on and lets reservations expire quickly. */
  public static final class ShortExpiry implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("quarkus.scheduler.enabled", "true", "shop.reservation.expires-after", "500ms");
    }
  }

  @Test
  @Covers("PROD-40")
  void unconfirmedReservationsExpire() {
    UUID mug = shelf.product(10);
    UUID order = Ids.next();
    reserve(order, mug, 4).then().statusCode(200);

    await().untilAsserted(() -> assertEquals("RELEASED", shelf.status(order)));
    await().until(() -> metrics.get("shop.reservations.expired").counter().count() > 0);

    assertEquals(10, shelf.available(mug));
    shelf.assertNoStockLost();
  }
}
