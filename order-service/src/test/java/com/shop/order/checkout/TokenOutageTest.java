package com.shop.order.checkout;

import static com.shop.order.OrderApi.goodOrder;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.shop.order.OrderApi;
import com.shop.order.client.RealRemotes;
import com.shop.order.client.RemoteShop;
import com.shop.order.client.ServiceUnavailableException;
import com.shop.order.client.StepFailedException;
import com.shop.order.client.UnreliableServer;
import com.shop.order.client.UnreliableServer.Answer;
import com.shop.order.client.payment.Payment;
import com.shop.order.client.payment.PaymentClient;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** While no token can be obtained, a step fails in time like any other and is retried. */
@QuarkusTest
@TestProfile(RealRemotes.class)
class TokenOutageTest {
  /** A second to connect, two for the response, and a margin for busy machines. */
  private static final Duration IN_TIME = Duration.ofSeconds(30);

  @Inject PaymentClient payments;
  @Inject CircuitBreakerMaintenance breakers;

  private final OrderApi alice = new OrderApi();
  private RemoteShop remote;

  @BeforeEach
  void allIsWell() {
    remote = RemoteShop.open();
    breakers.resetAll();
  }

  @AfterEach
  void close() {
    remote.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"refuses connections", "never answers", "401", "500", "503", "answers nonsense"})
  void aStepWithoutATokenFailsInTimeAndSucceedsLater(String how) {
    bringDown(remote.tokens(), how);

    assertTimeoutPreemptively(IN_TIME, () -> assertThrows(StepFailedException.class, this::refund));

    remote.recover();
    assertEquals(Payment.Status.REFUNDED, refund().status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"refuses connections", "401", "503", "answers nonsense"})
  void withoutTokensTheBreakerOpens(String how) {
    bringDown(remote.tokens(), how);
    for (int i = 0; i < 20; i++) {
      assertThrows(StepFailedException.class, this::refund);
    }

    assertThrows(ServiceUnavailableException.class, this::refund);
  }

  @Test
  void anOrderWithoutATokenIsConfirmedLater() {
    remote.tokens().goDown();

    String id = alice.placeAsync(goodOrder());

    alice.awaitError(id, "no access token");
    remote.recover();
    alice.awaitStatus(id, "CONFIRMED");
  }

  private Payment refund() {
    return payments.refund(UUID.randomUUID());
  }

  private static void bringDown(UnreliableServer tokens, String how) {
    switch (how) {
      case "refuses connections" -> tokens.goDown();
      case "never answers" -> tokens.hang();
      case "answers nonsense" -> tokens.answer(request -> new Answer(200, "nonsense"));
      default -> tokens.answer(request -> new Answer(Integer.parseInt(how), ""));
    }
  }
}
