package com.shop.playground.system;

import java.util.List;
import java.util.stream.Stream;

/** Every finding of the audit, caused at least once. */
final class Damages {

  /** A valid order that has just been placed. */
  static final List<String> PENDING =
      List.of(
          """
          INSERT INTO orderdb.orders (id, customer_id, status, card_token, shipping_address,
            continue_at, placed_at, updated_at)
          SELECT @nobody, customer_id, 'PENDING', card_token, shipping_address,
            UTC_TIMESTAMP(3), UTC_TIMESTAMP(3), UTC_TIMESTAMP(3)
          FROM orderdb.orders WHERE id = @confirmed""",
          """
          INSERT INTO orderdb.order_line (order_id, line_no, product_id, quantity)
          VALUES (@nobody, 0, @product, 1)""",
          """
          INSERT INTO orderdb.order_event (order_id, type, at)
          VALUES (@nobody, 'PLACED', UTC_TIMESTAMP(3))""",
          """
          INSERT INTO orderdb.idempotency_key (id, request_hash, subject_id, created_at)
          VALUES (UNHEX(SHA2('nobody', 256)), UNHEX(SHA2('', 256)), @nobody, UTC_TIMESTAMP(3))""");

  /** A valid refund in progress. */
  private static final List<String> REFUND_IN_FLIGHT =
      List.of(
          """
          INSERT INTO paymentdb.refund (id, payment_id, amount, reason, origin, status,
            next_attempt_at, tries, created_at, updated_at)
          SELECT @nobody, id, 1, 'by hand', 'ADMIN', 'PENDING',
            UTC_TIMESTAMP(3), 1, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3)
          FROM paymentdb.payment WHERE order_id = @confirmed""");

  private static final String SHIPPED =
      "INSERT INTO orderdb.order_event (order_id, type, at) VALUES (@confirmed, 'SHIPPED', NOW(3))";

  private static final String DELIVERED =
      "INSERT INTO orderdb.order_event (order_id, type, at) VALUES (@confirmed, 'DELIVERED', NOW(3))";

  private Damages() {}

  static Stream<Damage> all() {
    return Stream.of(
            stock(),
            lines(),
            reservations(),
            captures(),
            refunds(),
            money(),
            shownRefunds(),
            gatewayCharges(),
            gatewayRefunds(),
            rest(),
            overdue(),
            events(),
            answers(),
            carts(),
            orphans(),
            categories())
        .flatMap(damages -> damages);
  }

  private static Stream<Damage> stock() {
    String finds =
        "stock product: available # + reserved and sold # is not initial + adjustments #";
    return Stream.of(
        Damage.of(
            finds, "UPDATE productdb.product SET available = available + 1 WHERE id = @product"),
        Damage.of(
            finds,
            "UPDATE productdb.stock_adjustment SET delta = delta - 1 WHERE product_id = @product"),
        Damage.of(
                "stock product: sold what was not there: available is #",
                "UPDATE productdb.product SET available = -1 WHERE id = @product")
            .withoutCheck("productdb.product", "product_never_oversold"));
  }

  private static Stream<Damage> lines() {
    String notReserved = "lines confirmed: its lines are not those that were reserved";
    return Stream.of(
        Damage.of(
            "lines confirmed: has no lines",
            "DELETE FROM orderdb.order_line WHERE order_id = @confirmed"),
        Damage.of(
            "lines unknown: has a total of # cents",
            "UPDATE orderdb.orders SET total = 0 WHERE id = @unknown"),
        Damage.of(
            "lines confirmed: its lines do not make its total of # but #",
            "UPDATE orderdb.order_line SET unit_price = unit_price + 1 WHERE order_id = @confirmed"),
        Damage.of(
            notReserved,
            """
            UPDATE orderdb.order_line SET quantity = 1, unit_price = unit_price * 2
            WHERE order_id = @confirmed"""),
        Damage.of(
            notReserved,
            """
            INSERT INTO orderdb.order_line (order_id, line_no, product_id, quantity, unit_price)
            VALUES (@confirmed, 1, @other, 1, 0)"""),
        Damage.of(
            notReserved,
            "INSERT INTO productdb.reservation_line VALUES (@confirmed, @other, 1, 'x', 'x', 1)",
            "UPDATE productdb.product SET available = available - 1 WHERE id = @other"),
        Damage.of(
                "lines nobody: its lines are not those that were reserved",
                """
                INSERT INTO productdb.reservation (order_id, status, created_at, updated_at)
                VALUES (@nobody, 'RELEASED', NOW(3), NOW(3))""",
                "INSERT INTO productdb.reservation_line VALUES (@nobody, @product, 2, 'x', 'x', 1)")
            .after(PENDING));
  }

  private static Stream<Damage> reservations() {
    return Stream.of(
        Damage.of(
            "reservations unknown: its reservation was committed undecided",
            "UPDATE productdb.reservation SET status = 'NEW' WHERE order_id = @unknown"),
        Damage.of(
            "reservations confirmed: CONFIRMED but its reservation is RESERVED",
            "UPDATE productdb.reservation SET status = 'RESERVED' WHERE order_id = @confirmed"),
        Damage.of(
            "reservations confirmed: CONFIRMED but its reservation is RELEASED",
            "UPDATE productdb.reservation SET status = 'RELEASED' WHERE order_id = @confirmed",
            "UPDATE productdb.product SET available = available + 2 WHERE id = @product"),
        Damage.of(
            "reservations unknown: REJECTED but its reservation is REFUSED",
            "UPDATE productdb.reservation SET status = 'REFUSED' WHERE order_id = @unknown"),
        Damage.of(
            "reservations unknown: REJECTED but its reservation is missing",
            "DELETE FROM productdb.reservation WHERE order_id = @unknown"),
        Damage.of(
            "reservations cancelled: CANCELLED but its reservation is CONFIRMED",
            "UPDATE productdb.reservation SET status = 'CONFIRMED' WHERE order_id = @cancelled",
            "UPDATE productdb.product SET available = available - 2 WHERE id = @product"),
        Damage.of(
                "reservations nobody: still RESERVED, which ran out at #",
                """
                INSERT INTO productdb.reservation
                  (order_id, status, expires_at, created_at, updated_at)
                VALUES (@nobody, 'RESERVED', UTC_TIMESTAMP(3) - INTERVAL 2 MINUTE, NOW(3), NOW(3))""")
            .after(PENDING));
  }

  private static Stream<Damage> captures() {
    return Stream.of(
        Damage.of(
                "captures unknown: has # payments",
                """
                INSERT INTO paymentdb.payment (id, order_id, amount, refunded, status,
                  next_attempt_at, tries, created_at, updated_at)
                VALUES (@nobody, @unknown, 0, 0, 'VOIDED', NOW(3), 1, NOW(3), NOW(3))""")
            .withoutUniqueKey("paymentdb.payment", "one_per_order", "order_id"),
        Damage.of(
            "captures rejected: a payment of # cents, which is not its total of #",
            "UPDATE paymentdb.payment SET amount = amount + 1 WHERE order_id = @rejected"),
        Damage.of(
            "captures confirmed: paid with another card than it named",
            "UPDATE paymentdb.payment SET card_token = 'stolen' WHERE order_id = @confirmed"),
        Damage.of(
            "captures confirmed: paid with another card than it named",
            "UPDATE paymentdb.payment SET customer_id = @nobody WHERE order_id = @confirmed"));
  }

  private static Stream<Damage> refunds() {
    return Stream.of(
        Damage.of(
                "refunds confirmed: has a refund of # cents",
                "UPDATE paymentdb.refund SET amount = 0 WHERE id = @nobody")
            .after(REFUND_IN_FLIGHT)
            .withoutCheck("paymentdb.refund", "refund_amount"),
        Damage.of(
                "refunds confirmed: # cents are to go back of a payment CAPTURED of #",
                """
                UPDATE paymentdb.refund r JOIN paymentdb.payment p ON p.id = r.payment_id
                SET r.amount = p.amount + 1 WHERE r.id = @nobody""")
            .after(REFUND_IN_FLIGHT),
        Damage.of(
                "refunds rejected: # cents are to go back of a payment DECLINED of #",
                """
                UPDATE paymentdb.refund SET payment_id =
                  (SELECT id FROM paymentdb.payment WHERE order_id = @rejected) WHERE id = @nobody""")
            .after(REFUND_IN_FLIGHT),
        Damage.of(
            "refunds cancelled: tells of # cents back, but the refunds that are done make #",
            """
            UPDATE paymentdb.refund r JOIN paymentdb.payment p ON p.id = r.payment_id
            SET r.status = 'PENDING' WHERE p.order_id = @cancelled"""));
  }

  private static Stream<Damage> money() {
    return Stream.of(
        Damage.of(
            "money rejected: REJECTED but its payment is PENDING",
            "UPDATE paymentdb.payment SET status = 'PENDING' WHERE order_id = @rejected"),
        Damage.of(
            "money unknown: REJECTED but its payment is missing",
            "DELETE FROM paymentdb.payment WHERE order_id = @unknown"),
        Damage.of(
                "money cancelled: CANCELLED but # cents are kept",
                """
                UPDATE paymentdb.payment p
                JOIN paymentdb.refund r ON r.payment_id = p.id
                JOIN paymentdb.gateway_refund g ON g.refund_key = r.id
                JOIN paymentdb.gateway_charge c ON c.charge_key = p.order_id
                SET p.refunded = p.refunded - 1, r.amount = r.amount - 1, g.amount = g.amount - 1,
                  c.refunded = c.refunded - 1
                WHERE p.order_id = @cancelled""",
                "UPDATE orderdb.orders SET refunded = refunded - 1 WHERE id = @cancelled")
            .withoutCheck("paymentdb.payment", "refunded_means_all"),
        Damage.of(
                "money confirmed: CONFIRMED but # cents are kept, of a total of # less # by admins",
                "UPDATE paymentdb.refund SET origin = 'ORDER', status = 'DONE' WHERE id = @nobody",
                "INSERT INTO paymentdb.gateway_refund VALUES (@nobody, @confirmed, 1)",
                "UPDATE paymentdb.gateway_charge SET refunded = 1 WHERE charge_key = @confirmed",
                """
                UPDATE paymentdb.payment SET refunded = 1, status = 'PARTIALLY_REFUNDED'
                WHERE order_id = @confirmed""")
            .after(REFUND_IN_FLIGHT),
        Damage.of(
                "money confirmed: CONFIRMED but # cents are kept, of a total of # less # by admins",
                "DELETE FROM paymentdb.payment WHERE order_id = @confirmed")
            .and("gateway confirmed: the gateway has a charge CAPTURED without a payment"),
        Damage.of(
            "money confirmed: CONFIRMED but its money is on the way back",
            "UPDATE paymentdb.payment SET refund_requested_at = NOW(3) WHERE order_id = @confirmed"));
  }

  private static Stream<Damage> shownRefunds() {
    String agesAgo =
        """
        UPDATE paymentdb.refund r JOIN paymentdb.payment p ON p.id = r.payment_id
        SET r.updated_at = UTC_TIMESTAMP(3) - INTERVAL 2 MINUTE WHERE p.order_id = @refunded""";
    return Stream.of(
        Damage.of(
            "shown refunded: shows # cents refunded of its payment, which has # since #",
            agesAgo,
            "UPDATE orderdb.orders SET refunded = 0 WHERE id = @refunded"),
        Damage.of(
            "shown refunded: shows # cents refunded of its payment, which has # since #",
            agesAgo,
            "UPDATE orderdb.orders SET refunded = refunded + 1 WHERE id = @refunded"));
  }

  private static Stream<Damage> gatewayCharges() {
    return Stream.of(
        Damage.of(
            "gateway confirmed: a payment CAPTURED which the gateway has as DECLINED",
            "UPDATE paymentdb.gateway_charge SET status = 'DECLINED' WHERE charge_key = @confirmed"),
        Damage.of(
            "gateway rejected: a payment DECLINED which the gateway has as CAPTURED",
            "UPDATE paymentdb.gateway_charge SET status = 'CAPTURED' WHERE charge_key = @rejected"),
        Damage.of(
            "gateway confirmed: a payment CAPTURED which the gateway has as unknown",
            "DELETE FROM paymentdb.gateway_charge WHERE charge_key = @confirmed"),
        Damage.of(
            "gateway unknown: a payment VOIDED which the gateway has as OPEN",
            """
            INSERT INTO paymentdb.gateway_charge (charge_key, amount, status, refunded, attempts)
            VALUES (@unknown, 1, 'OPEN', 0, 1)"""),
        Damage.of(
            "gateway confirmed: a payment of # cents, of which the gateway captured #",
            "UPDATE paymentdb.gateway_charge SET amount = amount + 1 WHERE charge_key = @confirmed"),
        Damage.of(
            "gateway nobody: the gateway has a charge CAPTURED without a payment",
            """
            INSERT INTO paymentdb.gateway_charge (charge_key, amount, status, refunded, attempts)
            VALUES (@nobody, 1, 'CAPTURED', 0, 1)"""));
  }

  private static Stream<Damage> gatewayRefunds() {
    return Stream.of(
        Damage.of(
            "gateway confirmed: the gateway tells of # cents back, which its refunds do not make",
            "UPDATE paymentdb.gateway_charge SET refunded = 1 WHERE charge_key = @confirmed"),
        Damage.of(
            "gateway refunded: a refund of # cents is DONE, but not at the gateway",
            "DELETE FROM paymentdb.gateway_refund WHERE charge_key = @refunded",
            "UPDATE paymentdb.gateway_charge SET refunded = 0 WHERE charge_key = @refunded"),
        Damage.of(
            "gateway cancelled: a refund of # cents is another one at the gateway, of #",
            "UPDATE paymentdb.gateway_refund SET amount = amount - 1 WHERE charge_key = @cancelled",
            "UPDATE paymentdb.gateway_charge SET refunded = refunded - 1 WHERE charge_key = @cancelled"),
        Damage.of(
            "gateway confirmed: the gateway has given back # cents that nobody meant to",
            "INSERT INTO paymentdb.gateway_refund VALUES (@nobody, @confirmed, 1)",
            "UPDATE paymentdb.gateway_charge SET refunded = 1 WHERE charge_key = @confirmed"));
  }

  private static Stream<Damage> rest() {
    return Stream.of(
        Damage.of(
                "rest nobody: cannot be PENDING, at rest",
                "UPDATE orderdb.orders SET continue_at = NULL WHERE id = @nobody")
            .after(PENDING),
        Damage.of(
            "rest confirmed: cannot be CONFIRMED, at rest, with a rejection",
            "UPDATE orderdb.orders SET rejection = '{}' WHERE id = @confirmed"),
        Damage.of(
            "rest confirmed: cannot be CONFIRMED, at rest, with a wish to cancel",
            "UPDATE orderdb.orders SET cancel_requested_at = NOW(3) WHERE id = @confirmed"),
        Damage.of(
            "rest confirmed: cannot be CONFIRMED, driven on",
            "UPDATE orderdb.orders SET continue_at = UTC_TIMESTAMP(3) WHERE id = @confirmed"),
        Damage.of(
            "rest confirmed: cannot be SHIPPED, driven on",
            SHIPPED,
            """
            UPDATE orderdb.orders SET status = 'SHIPPED', continue_at = UTC_TIMESTAMP(3)
            WHERE id = @confirmed"""),
        Damage.of(
            "rest confirmed: cannot be DELIVERED, at rest, with a wish to cancel",
            SHIPPED,
            DELIVERED,
            """
            UPDATE orderdb.orders SET status = 'DELIVERED', cancel_requested_at = NOW(3)
            WHERE id = @confirmed"""),
        Damage.of(
            "rest rejected: cannot be REJECTED, driven on, with a rejection",
            "UPDATE orderdb.orders SET continue_at = UTC_TIMESTAMP(3) WHERE id = @rejected"),
        Damage.of(
                "rest rejected: cannot be REJECTED, at rest",
                "UPDATE orderdb.orders SET rejection = NULL WHERE id = @rejected")
            .and("answers rejected: REJECTED with but answered otherwise, with #"),
        Damage.of(
            "rest cancelled: cannot be CANCELLED, at rest",
            "UPDATE orderdb.orders SET cancel_requested_at = NULL WHERE id = @cancelled"),
        Damage.of(
            "rest confirmed: cannot be LOST, at rest",
            "UPDATE orderdb.orders SET status = 'LOST' WHERE id = @confirmed"));
  }

  private static Stream<Damage> overdue() {
    return Stream.of(
        overdueOrder(),
        Damage.of(
            "rest rejected: nobody asks for the outcome of its payment since #",
            """
            UPDATE orderdb.orders SET status = 'PENDING', continue_at = UTC_TIMESTAMP(3)
            WHERE id = @rejected""",
            "DELETE FROM orderdb.order_event WHERE order_id = @rejected AND type = 'REJECTED'",
            "UPDATE orderdb.idempotency_key SET status = NULL WHERE subject_id = @rejected",
            """
            UPDATE paymentdb.payment SET status = 'PENDING',
              next_attempt_at = UTC_TIMESTAMP(3) - INTERVAL 11 MINUTE
            WHERE order_id = @rejected"""),
        Damage.of(
                "rest confirmed: nobody tries its refund since #",
                """
                UPDATE paymentdb.refund SET next_attempt_at = UTC_TIMESTAMP(3) - INTERVAL 11 MINUTE
                WHERE id = @nobody""")
            .after(REFUND_IN_FLIGHT));
  }

  static Damage overdueOrder() {
    return Damage.of(
            "rest nobody: nobody carries it on since #",
            """
            UPDATE orderdb.orders SET continue_at = UTC_TIMESTAMP(3) - INTERVAL 11 MINUTE
            WHERE id = @nobody""")
        .after(PENDING);
  }

  private static Stream<Damage> events() {
    return Stream.of(
        Damage.of(
                "events nobody: PENDING but its events tell: PLACED PLACED",
                "INSERT INTO orderdb.order_event (order_id, type, at) VALUES (@nobody, 'PLACED', NOW(3))")
            .after(PENDING),
        Damage.of(
            "events confirmed: CONFIRMED but its events tell: nothing",
            "DELETE FROM orderdb.order_event WHERE order_id = @confirmed"),
        Damage.of(
            "events confirmed: CONFIRMED but its events tell: PLACED CONFIRMED SHIPPED DELIVERED",
            SHIPPED,
            DELIVERED),
        Damage.of(
            "events confirmed: SHIPPED but its events tell: PLACED CONFIRMED",
            "UPDATE orderdb.orders SET status = 'SHIPPED' WHERE id = @confirmed"),
        Damage.of(
            "events confirmed: DELIVERED but its events tell: PLACED CONFIRMED SHIPPED",
            SHIPPED,
            "UPDATE orderdb.orders SET status = 'DELIVERED' WHERE id = @confirmed"),
        Damage.of(
            "events rejected: REJECTED but its events tell: PLACED REJECTED REJECTED",
            """
            INSERT INTO orderdb.order_event (order_id, type, at)
            VALUES (@rejected, 'REJECTED', NOW(3))"""),
        Damage.of(
            "events cancelled: CANCELLED but its events tell: PLACED CONFIRMED",
            "DELETE FROM orderdb.order_event WHERE order_id = @cancelled AND type = 'CANCELLED'"),
        Damage.of(
            "events cancelled: CANCELLED but its events tell: PLACED CONFIRMED CANCELLED CONFIRMED",
            """
            INSERT INTO orderdb.order_event (order_id, type, at)
            VALUES (@cancelled, 'CONFIRMED', NOW(3))"""));
  }

  private static Stream<Damage> answers() {
    return Stream.of(
        Damage.of(
            "answers confirmed: placed under # keys",
            """
            INSERT INTO orderdb.idempotency_key (id, request_hash, subject_id, created_at)
            VALUES (UNHEX(SHA2('', 256)), UNHEX(SHA2('', 256)), @confirmed, NOW(3))"""),
        Damage.of(
            "answers confirmed: its key is gone",
            "DELETE FROM orderdb.idempotency_key WHERE subject_id = @confirmed"),
        Damage.of(
                "answers nobody: its key is gone",
                "DELETE FROM orderdb.idempotency_key WHERE subject_id = @nobody",
                "UPDATE orderdb.orders SET placed_at = '2020-01-01' WHERE id = @nobody")
            .after(PENDING),
        Damage.of(
                "answers nobody: still PENDING, but answered for good with #",
                "UPDATE orderdb.idempotency_key SET status = 201 WHERE subject_id = @nobody")
            .after(PENDING),
        Damage.of(
            "answers confirmed: CONFIRMED but its answer is not kept",
            "UPDATE orderdb.idempotency_key SET status = NULL WHERE subject_id = @confirmed"),
        Damage.of(
            "answers unknown: REJECTED with unknown_product but answered otherwise, with #",
            "UPDATE orderdb.idempotency_key SET status = 201 WHERE subject_id = @unknown"),
        Damage.of(
            "answers unknown: REJECTED with unknown_product but answered otherwise, with #",
            """
            UPDATE orderdb.idempotency_key SET body = '{"code":"price_changed"}'
            WHERE subject_id = @unknown"""),
        Damage.of(
            "answers cancelled: CANCELLED before it was done, but answered with #",
            "DELETE FROM orderdb.order_event WHERE order_id = @cancelled AND type = 'CONFIRMED'"),
        Damage.of(
            "answers confirmed: came to be CONFIRMED, but was answered with #",
            "UPDATE orderdb.idempotency_key SET status = 409 WHERE subject_id = @confirmed"),
        Damage.of(
            "answers cancelled: came to be CONFIRMED, but was answered with #",
            "UPDATE orderdb.idempotency_key SET status = 409 WHERE subject_id = @cancelled"),
        Damage.of(
            "answers nobody: acknowledged, but the order is not there",
            """
            INSERT INTO orderdb.idempotency_key (id, request_hash, subject_id, created_at)
            VALUES (UNHEX(SHA2('', 256)), UNHEX(SHA2('', 256)), @nobody, NOW(3))"""));
  }

  private static Stream<Damage> carts() {
    return Stream.of(
        Damage.of(
            "carts cancelled: was placed while another order of its cart was open",
            """
            UPDATE orderdb.order_line SET cart_line_id = order_id
            WHERE order_id IN (@confirmed, @cancelled)""",
            """
            UPDATE orderdb.order_event SET seq = seq + 1000000
            WHERE order_id = @confirmed AND type = 'CONFIRMED'"""),
        Damage.of(
                "carts confirmed: was placed while another order of its cart was open",
                """
                UPDATE orderdb.order_line SET cart_line_id = order_id
                WHERE order_id IN (@nobody, @confirmed)""",
                "UPDATE orderdb.order_event SET seq = -1 WHERE order_id = @nobody")
            .after(PENDING));
  }

  private static Stream<Damage> orphans() {
    return Stream.of(
        Damage.of(
            "orphans nobody: a reservation RESERVED without an order",
            """
            INSERT INTO productdb.reservation (order_id, status, expires_at, created_at, updated_at)
            VALUES (@nobody, 'RESERVED', UTC_TIMESTAMP(3), NOW(3), NOW(3))"""),
        Damage.of(
            "orphans nobody: a payment VOIDED without an order",
            """
            INSERT INTO paymentdb.payment (id, order_id, amount, refunded, status,
              next_attempt_at, tries, created_at, updated_at)
            VALUES (@nobody, @nobody, 0, 0, 'VOIDED', NOW(3), 1, NOW(3), NOW(3))"""),
        Damage.of(
                "answers unknown: acknowledged, but the order is not there",
                "DELETE FROM orderdb.order_event WHERE order_id = @unknown",
                "DELETE FROM orderdb.order_line WHERE order_id = @unknown",
                "DELETE FROM orderdb.orders WHERE id = @unknown")
            .and("orphans unknown: a reservation RELEASED without an order")
            .and("orphans unknown: a payment VOIDED without an order"));
  }

  private static Stream<Damage> categories() {
    return Stream.of(
        Damage.of(
            "categories nothing: has # products, but # are counted",
            "INSERT INTO productdb.category_count VALUES ('nothing', 1)"));
  }
}
