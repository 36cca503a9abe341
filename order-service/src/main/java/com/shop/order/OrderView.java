package com.shop.order;

import com.shop.platform.Money;
import jakarta.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An order as clients see it.
 *
 * @param total set once the stock is reserved, like the prices of the items
 * @param lastError shown to admins only
 */
@Schema(name = "Order")
public record OrderView(
    UUID id,
    UUID customerId,
    OrderStatus status,
    List<Item> items,
    @Nullable Money total,
    @Nullable Payment payment,
    Address shippingAddress,
    @Nullable Why rejection,
    @Nullable String lastError,
    Instant placedAt,
    Instant updatedAt) {

  /** One line of the order. */
  @Schema(name = "OrderLine")
  public record Item(
      UUID productId,
      int quantity,
      @Nullable String sku,
      @Nullable String name,
      @Nullable Money unitPrice,
      @Nullable Money lineTotal) {

    private static Item of(OrderLine line) {
      Money unitPrice = line.unitPrice() == null ? null : Money.of(line.unitPrice());
      return new Item(
          line.productId(),
          line.quantity(),
          line.sku(),
          line.name(),
          unitPrice,
          unitPrice == null ? null : unitPrice.times(line.quantity()));
    }
  }

  /** The payment of the order, with what has been refunded since. */
  @Schema(name = "PaymentSummary")
  public record Payment(
      UUID id, String status, Money refunded, @Nullable String brand, @Nullable String last4) {

    private static Payment of(Order order) {
      PaymentSummary payment = order.payment();
      return payment == null
          ? null
          : new Payment(
              payment.id(),
              status(order),
              Money.of(order.refunded()),
              payment.brand(),
              payment.last4());
    }

    /** The captured amount is the order's total. */
    private static String status(Order order) {
      if (order.refunded() == 0) {
        return order.payment().status();
      }
      return order.refunded() < order.total() ? "PARTIALLY_REFUNDED" : "REFUNDED";
    }
  }

  /** Why the order was rejected. */
  @Schema(name = "Rejection")
  public record Why(String code, String detail) {

    private static Why of(Rejection rejection) {
      return rejection == null ? null : new Why(rejection.code(), rejection.detail());
    }
  }

  /**
   * @param forAdmin whether to show technical details
   */
  public static OrderView of(Order order, boolean forAdmin) {
    return new OrderView(
        order.id(),
        order.customerId(),
        order.status(),
        order.lines().stream().map(Item::of).toList(),
        order.total() == null ? null : Money.of(order.total()),
        Payment.of(order),
        order.shippingAddress(),
        order.rejection() == null
            ? null
            : new Why(order.rejection().code(), order.rejection().detail()),
        forAdmin ? order.lastError() : null,
        order.placedAt(),
        order.updatedAt());
  }
}
