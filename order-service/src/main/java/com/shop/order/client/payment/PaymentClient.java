package com.shop.order.client.payment;

import com.shop.order.client.RemoteRejectionException;
import com.shop.order.client.RemoteService;
import com.shop.order.client.StepFailedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * The money side of a checkout, kept by payment-service. Each call is idempotent by order id and
 * throws {@link StepFailedException} when its outcome is not known.
 */
@ApplicationScoped
public class PaymentClient {
  private final RemoteService service = new RemoteService("payment-service");
  private final PaymentService payments;

  PaymentClient(@RestClient PaymentService payments) {
    this.payments = payments;
  }

  /**
   * Charges the card, once however often it is asked.
   *
   * @return the payment as it now is, never pending
   * @throws RemoteRejectionException {@code unknown_card}
   */
  public Payment charge(UUID orderId, CaptureRequest charge) throws RemoteRejectionException {
    Payment payment = service.call(Payment.class, () -> payments.charge(orderId, charge));
    if (payment.status() == Payment.Status.PENDING) {
      throw new StepFailedException("the outcome of the payment is not known yet");
    }
    return payment;
  }

  /**
   * Gives all money back, and sees to it that nothing is charged for this order any more.
   *
   * @return the payment, of which nothing is kept
   */
  public Payment refund(UUID orderId) {
    try {
      Payment payment = service.call(Payment.class, () -> payments.refund(orderId));
      if (!payment.status().isMoneyBack()) {
        throw new StepFailedException("the refund is not through yet");
      }
      return payment;
    } catch (RemoteRejectionException e) {
      throw new StepFailedException("payment-service does not refund: " + e.code());
    }
  }
}
