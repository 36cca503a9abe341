package com.shop.order.client.payment;

import com.shop.order.client.RemoteRejectionException;
import com.shop.order.client.RemoteService;
import com.shop.order.client.StepFailedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Captures and refunds the payment of an order at payment-service. Every call is idempotent by
 * order id and throws {@link StepFailedException} while its outcome is unknown.
 */
@ApplicationScoped
public class PaymentClient {
  private final RemoteService service = new RemoteService("payment-service");
  private final PaymentRestClient payments;

  PaymentClient(@RestClient PaymentRestClient payments) {
    this.payments = payments;
  }

  /**
   * Charges the card once, however often it is called.
   *
   * @return the payment as it now is, never pending
   * @throws RemoteRejectionException {@code unknown_card}
   */
  public Payment capture(UUID orderId, CaptureRequest request) throws RemoteRejectionException {
    Payment payment = service.call(() -> payments.capture(orderId, request));
    if (payment.status() == Payment.Status.PENDING) {
      throw new StepFailedException("the outcome of the capture is not known yet");
    }
    return payment;
  }

  /**
   * Returns all captured money. If nothing was captured, a late capture will not charge the card.
   *
   * @return the payment, of which no money is left
   */
  public Payment refund(UUID orderId) {
    try {
      Payment payment = service.call(() -> payments.refund(orderId));
      if (!payment.status().isMoneyBack()) {
        throw new StepFailedException("the refund is not complete yet");
      }
      return payment;
    } catch (RemoteRejectionException e) {
      throw new StepFailedException("payment-service rejected the refund: " + e.code());
    }
  }
}
