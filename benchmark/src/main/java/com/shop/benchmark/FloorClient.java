package com.shop.benchmark;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** One client of the {@link OrderFloor}, with a connection of its own. */
final class FloorClient {

  private static final long PRICE = 1999;

  private final SplittableRandom random = new SplittableRandom();
  private final byte[] customer = Rows.bytes(new UUID(random.nextLong(), random.nextLong()));
  private final Connection connection;
  private final List<UUID> products;
  private final String response;

  // 1: the order is accepted.
  private final PreparedStatement key;
  private final PreparedStatement order;
  private final PreparedStatement line;
  // 2: its stock is reserved.
  private final PreparedStatement stock;
  private final PreparedStatement reservation;
  private final PreparedStatement reservedLine;
  // 3, 4, 5: it is paid.
  private final PreparedStatement intent;
  private final PreparedStatement charge;
  private final PreparedStatement captured;
  // 6: it is confirmed.
  private final PreparedStatement confirmReservation;
  private final PreparedStatement confirmOrder;
  private final PreparedStatement events;
  private final PreparedStatement answer;

  FloorClient(Connection connection, List<UUID> products, String response) throws SQLException {
    this.connection = connection;
    this.products = products;
    this.response = response;
    key =
        connection.prepareStatement(
            "INSERT INTO idempotency_key (id, request_hash, subject_id, created_at)"
                + " VALUES (?, ?, ?, UTC_TIMESTAMP(3))");
    order =
        connection.prepareStatement(
            "INSERT INTO orders (id, customer_id, status, card_token, shipping_address,"
                + " continue_at, placed_at, updated_at) VALUES (?, ?, 'PENDING', 'card_benchmark',"
                + " '"
                + OrderRequests.ADDRESS
                + "', UTC_TIMESTAMP(3) + INTERVAL 15 SECOND, UTC_TIMESTAMP(3),"
                + " UTC_TIMESTAMP(3))");
    line =
        connection.prepareStatement(
            "INSERT INTO order_line (order_id, line_no, product_id, quantity, sku, name,"
                + " unit_price) VALUES (?, 0, ?, 1, 'BENCH-1', 'Red Lamp', "
                + PRICE
                + ")");
    stock =
        connection.prepareStatement(
            "UPDATE product SET available = available - 1 WHERE id = ? AND available >= 1");
    reservation =
        connection.prepareStatement(
            "INSERT INTO reservation (order_id, status, expires_at, created_at, updated_at) VALUES"
                + " (?, 'RESERVED', UTC_TIMESTAMP(3) + INTERVAL 15 MINUTE, UTC_TIMESTAMP(3),"
                + " UTC_TIMESTAMP(3))");
    reservedLine =
        connection.prepareStatement(
            "INSERT INTO reservation_line (order_id, product_id, quantity, sku, name, unit_price)"
                + " VALUES (?, ?, 1, 'BENCH-1', 'Red Lamp', "
                + PRICE
                + ")");
    intent =
        connection.prepareStatement(
            "INSERT INTO payment (id, order_id, customer_id, card_token, amount, refunded, status,"
                + " next_attempt_at, tries, created_at, updated_at) VALUES (?, ?, ?,"
                + " 'card_benchmark', "
                + PRICE
                + ", 0, 'PENDING', UTC_TIMESTAMP(3), 1,"
                + " UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))");
    charge =
        connection.prepareStatement(
            "INSERT INTO gateway_charge (charge_key, amount, card_token, status, refunded,"
                + " attempts) VALUES (?, "
                + PRICE
                + ", 'card_benchmark', 'CAPTURED', 0, 1)");
    captured =
        connection.prepareStatement(
            "UPDATE payment SET status = 'CAPTURED', brand = 'visa', last4 = '4242',"
                + " updated_at = UTC_TIMESTAMP(3) WHERE id = ? AND status = 'PENDING'");
    confirmReservation =
        connection.prepareStatement(
            "UPDATE reservation SET status = 'CONFIRMED', updated_at = UTC_TIMESTAMP(3)"
                + " WHERE order_id = ? AND status = 'RESERVED'");
    confirmOrder =
        connection.prepareStatement(
            "UPDATE orders SET status = 'CONFIRMED', total = "
                + PRICE
                + ", payment_id = ?,"
                + " payment_status = 'CAPTURED', payment_brand = 'visa', payment_last4 = '4242',"
                + " continue_at = NULL, updated_at = UTC_TIMESTAMP(3)"
                + " WHERE id = ? AND cancel_requested_at IS NULL");
    events =
        connection.prepareStatement(
            "INSERT INTO order_event (order_id, type, at) VALUES (?, 'PLACED', UTC_TIMESTAMP(3)),"
                + " (?, 'CONFIRMED', UTC_TIMESTAMP(3))");
    answer =
        connection.prepareStatement(
            "UPDATE idempotency_key SET status = 201, location = ?, body = ? WHERE id = ?");
  }

  /**
   * Places one order after the other.
   *
   * @param end when to stop, as {@link System#nanoTime}
   */
  Latencies buyUntil(long end) throws SQLException, NoSuchAlgorithmException {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    Latencies latencies = new Latencies();
    for (long begin = System.nanoTime(); begin < end; begin = System.nanoTime()) {
      UUID id = timeOrdered();
      buy(
          id,
          Rows.bytes(id),
          sha256.digest(Rows.bytes(id)),
          Rows.bytes(products.get(random.nextInt(products.size()))),
          Rows.bytes(timeOrdered()));
      latencies.add(System.nanoTime() - begin);
    }
    return latencies;
  }

  private void buy(UUID uuid, byte[] id, byte[] hash, byte[] product, byte[] payment)
      throws SQLException {
    execute(key, hash, hash, id);
    execute(order, id, customer);
    execute(line, id, product);
    connection.commit();
    execute(reservation, id);
    execute(stock, product);
    execute(reservedLine, id, product);
    connection.commit();
    execute(intent, payment, id, customer);
    connection.commit();
    execute(charge, id);
    connection.commit();
    execute(captured, payment);
    connection.commit();
    execute(confirmReservation, id);
    execute(confirmOrder, payment, id);
    execute(events, id, id);
    execute(answer, "/order/" + uuid, response, hash);
    connection.commit();
  }

  private static void execute(PreparedStatement statement, Object... parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    if (statement.executeUpdate() == 0) {
      throw new SQLException("no row changed by " + statement);
    }
  }

  /** A UUID of version 7, as the services use them: new rows come last in the primary key. */
  private UUID timeOrdered() {
    long time = System.currentTimeMillis() << 16 | 0x7000 | random.nextInt(1 << 12);
    return new UUID(time, random.nextLong() >>> 2 | Long.MIN_VALUE);
  }
}
