package com.shop.payment.capture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.shop.payment.Payment;
import com.shop.payment.PaymentRepository;
import com.shop.payment.PaymentView;
import com.shop.payment.card.CardRepository;
import com.shop.platform.Ids;
import com.shop.platform.persistence.Transactions;
import com.shop.platform.warmup.Loopback;
import com.shop.platform.warmup.WarmUpTask;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.util.UUID;

/** Captures the payment of an order that does not exist, without the gateway, and rolls back. */
@ApplicationScoped
class CaptureWarmUp implements WarmUpTask {
  private static final String REQUEST =
      """
      {"customerId": "0198a3f2-7c1e-7d3a-9b52-4f6e8a1c2d3b", "cardToken": "warm-up",
       "amount": {"amount": 1, "currency": "USD"}}""";

  private final Loopback loopback;
  private final ObjectMapper json;
  private final Validator validator;
  private final CardRepository cards;
  private final PaymentRepository payments;

  CaptureWarmUp(
      Loopback loopback,
      ObjectMapper json,
      Validator validator,
      CardRepository cards,
      PaymentRepository payments) {
    this.loopback = loopback;
    this.json = json;
    this.validator = validator;
    this.cards = cards;
    this.payments = payments;
  }

  @Override
  public void run() throws Exception {
    UUID order = Ids.next();
    loopback.post("/internal/payments/" + order + "/refund", "");
    CaptureRequest request = json.readValue(REQUEST, CaptureRequest.class);
    validator.validate(request);
    Transactions.rollBack(() -> capture(order, request));
  }

  private void capture(UUID order, CaptureRequest request) {
    cards.find(request.customerId(), request.cardToken());
    Payment payment =
        Payment.intent(
            order,
            request.customerId(),
            request.amount().amount(),
            request.cardToken(),
            "visa",
            "4242");
    payments.insert(payment);
    payments.recordOutcome(payment);
    try {
      json.writeValueAsString(PaymentView.of(payment));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
