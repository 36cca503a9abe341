package com.shop.order.client.payment;

import com.shop.order.Faults;
import com.shop.order.client.RemoteRejectionException;
import com.shop.order.client.product.RemoteRejections;
import com.shop.platform.Ids;
import com.shop.platform.Money;
import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Stands in for payment-service, with its idempotency and tombstones. */
@Mock
@ApplicationScoped
public class FakePayments extends PaymentClient {
  public static final String GOOD_CARD = "card_good";
  public static final String BAD_CARD = "card_bad";

  private static final Map<UUID, Payment> PAYMENTS = new ConcurrentHashMap<>();
  private static final Map<UUID, AtomicInteger> CAPTURES = new ConcurrentHashMap<>();
  private static final Map<UUID, Long> AMOUNTS = new ConcurrentHashMap<>();

  /** Grows across restarts of the application, as the cursor in the database does. */
  private static final AtomicLong NUMBERS = new AtomicLong(System.currentTimeMillis());

  private static final List<RefundedPayment> REFUNDED = new CopyOnWriteArrayList<>();

  FakePayments() {
    super(null, null);
  }

  /** The status of the payment; null if there is none for this order. */
  public static Payment.Status status(UUID orderId) {
    Payment payment = PAYMENTS.get(orderId);
    return payment == null ? null : payment.status();
  }

  /** How often the card was charged. */
  public static int captures(UUID orderId) {
    return CAPTURES.getOrDefault(orderId, new AtomicInteger()).get();
  }

  @Override
  public Payment capture(UUID orderId, CaptureRequest request) throws RemoteRejectionException {
    Faults.before("capture", orderId);
    if (!request.cardToken().equals(GOOD_CARD) && !request.cardToken().equals(BAD_CARD)) {
      throw RemoteRejections.of(422, "unknown_card");
    }
    Payment payment =
        PAYMENTS.computeIfAbsent(
            orderId,
            id -> {
              if (request.cardToken().equals(BAD_CARD)) {
                return payment(Payment.Status.DECLINED, 0, "insufficient_funds");
              }
              CAPTURES.computeIfAbsent(id, o -> new AtomicInteger()).incrementAndGet();
              AMOUNTS.put(id, request.amount().amount());
              return payment(Payment.Status.CAPTURED, 0, null);
            });
    Faults.after("capture", orderId);
    return payment;
  }

  @Override
  public Payment refund(UUID orderId) {
    Faults.before("refund", orderId);
    Payment payment =
        PAYMENTS.compute(
            orderId,
            (id, was) -> {
              if (was == null) {
                return new Payment(
                    Ids.next(), Payment.Status.VOIDED, Money.of(0), null, null, null);
              }
              return was.status() == Payment.Status.CAPTURED
                  ? payment(Payment.Status.REFUNDED, AMOUNTS.get(id), null)
                  : was;
            });
    Faults.after("refund", orderId);
    return payment;
  }

  @Override
  public List<RefundedPayment> refundedAfter(long number) {
    Faults.before("refund list", null);
    return REFUNDED.stream().filter(payment -> payment.number() > number).limit(2).toList();
  }

  /** Reports that an admin has refunded part of an order's payment, in cents and in total. */
  public static void reportRefund(UUID orderId, long refunded) {
    REFUNDED.add(new RefundedPayment(NUMBERS.incrementAndGet(), orderId, Money.of(refunded)));
  }

  private static Payment payment(Payment.Status status, long refunded, String declineCode) {
    return new Payment(Ids.next(), status, Money.of(refunded), "visa", "4242", declineCode);
  }
}
