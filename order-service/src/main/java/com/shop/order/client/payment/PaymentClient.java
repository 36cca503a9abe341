package com.shop.order.client.payment;

import com.shop.order.client.RemoteRejectionException;
import com.shop.order.client.RemoteService;
import com.shop.order.client.StepFailedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Captures and refunds the payment of an order at payment-service. Every call is idempotent by
 * order id and throws {@link StepFailedException} while its outcome is unknown.
 */
@ApplicationScoped
public class PaymentClient {
  private final RemoteService service = new RemoteService("payment-service");

  /** Separate, so that polls neither open the breaker of the checkout nor keep it closed. */
  private final RemoteService refundList = new RemoteService("payment-service's refund list");

  private final PaymentRestClient payments;
  private final RefundedPaymentRestClient refunded;

  PaymentClient(
      @RestClient PaymentRestClient payments, @RestClient RefundedPaymentRestClient refunded) {
    this.payments = payments;
    this.refunded = refunded;
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

  /**
   * Returns the next refunded payments, by ascending number.
   *
   * @param number of the last one received
   */
  public List<RefundedPayment> refundedAfter(long number) {
    // 404 during a rolling update: the previous release has no such list.
    return refundList
        .find(() -> refunded.list(number))
        .map(RefundedPaymentRestClient.Page::items)
        .orElse(List.of());
  }
}
