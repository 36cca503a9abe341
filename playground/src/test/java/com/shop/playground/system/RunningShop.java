package com.shop.playground.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.database.Requires;
import com.shop.playground.audit.Audit;
import com.shop.playground.client.Client;
import com.shop.playground.client.Customer;
import com.shop.playground.client.Endpoint;
import com.shop.playground.contract.Contract;
import com.shop.playground.contract.ContractFilter;
import com.shop.playground.shop.Repository;
import com.shop.playground.shop.Service;
import com.shop.playground.shop.Shop;
import com.shop.playground.wire.CrashPoints;
import com.shop.playground.wire.Wires;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The one shop of all system tests: new, started as {@code scripts/up} does it, with two replicas
 * of every service and a wire wherever one of them reaches something; stopped when the last test is
 * done.
 */
public final class RunningShop implements BeforeAllCallback {
  public static final CrashPoints CRASH_POINTS = new CrashPoints(RunningShop::kill);
  public static final Wires WIRES = new Wires(CRASH_POINTS);
  public static final Shop SHOP =
      new Shop(
          Repository.root(),
          Path.of("target", "shop"),
          program -> WIRES.apply(program.with(hasty(program.environment()))));

  private static volatile Contract contract;

  /** Kept here, or its level would be forgotten: what a client meets is the test's to tell. */
  private static final Logger HTTP_CLIENT = Logger.getLogger("org.apache.http");

  static {
    HTTP_CLIENT.setLevel(Level.WARNING);
  }

  private static final String STILL_OPEN =
      """
      SELECT (SELECT COUNT(*) FROM orderdb.orders WHERE continue_at IS NOT NULL)
        + (SELECT COUNT(*) FROM paymentdb.payment WHERE status = 'PENDING')
        + (SELECT COUNT(*) FROM paymentdb.refund WHERE status = 'PENDING')""";

  private static final Map<Service, Integer> TWO_OF_EACH =
      Arrays.stream(Service.values()).collect(Collectors.toMap(service -> service, service -> 2));

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .computeIfAbsent(RunningShop.class, key -> startNew());
  }

  /** Starts what is not running of it. */
  public static void start() throws IOException, InterruptedException {
    SHOP.start(Optional.empty(), TWO_OF_EACH, System.out::println, url -> {});
  }

  /** Orders of a replica that dies are taken over sooner than in earnest, since tests wait. */
  private static Map<String, String> hasty(Map<String, String> environment) {
    Map<String, String> hasty = new TreeMap<>(environment);
    hasty.put("SHOP_CHECKOUT_LEASE", "3S");
    return hasty;
  }

  /** What its services declare; every answer that a {@link Customer} gets is held against it. */
  public static Contract contract() {
    return contract;
  }

  /** The shop as its clients see it: each response is checked against the OpenAPI documents. */
  public static Endpoint endpoint() {
    return endpoint(base());
  }

  /** As {@link #endpoint()}, at another URL, such as a replica's. */
  public static Endpoint endpoint(URI url) {
    return new Endpoint(() -> url, List.of(new ContractFilter(RunningShop::contract)));
  }

  /** A request without a token; its body is JSON. */
  public static RequestSpecification anyone(URI url) {
    return new Client(endpoint(url)).json();
  }

  /** Where clients reach the shop. */
  public static URI base() {
    try {
      return SHOP.base();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Does something behind the shop's back. */
  public static void sql(String statement) {
    try (Connection server = SHOP.database();
        Statement sql = server.createStatement()) {
      sql.executeUpdate(statement);
    } catch (IOException | InterruptedException | SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Skips a test that kills or stops the database, where that is somebody else's. */
  public static void requireOwnDatabase() {
    Requires.that(
        System.getenv("SHOP_MYSQL_URL") == null, "a MySQL of our own, which may be killed");
  }

  /** In the end everything is at rest, and right. */
  public static void assertAllIsRight() throws Exception {
    Audit audit = SHOP.audit();
    assertTrue(audit.isClean(), audit::toString);
    assertEquals(List.of(), contract.violations(), "answers that are not as declared");
    try (Connection server = SHOP.database();
        Statement statement = server.createStatement();
        ResultSet open = statement.executeQuery(STILL_OPEN)) {
      open.next();
      assertEquals(0, open.getInt(1), "orders, payments and refunds that are not at rest");
    }
  }

  /** Kills every replica of a service; {@link #start} brings them back. */
  public static void kill(Service service) throws IOException, InterruptedException {
    for (String name : SHOP.names()) {
      if (name.startsWith(service + "-")) {
        SHOP.kill(name);
      }
    }
  }

  private static void kill(String process) {
    try {
      SHOP.kill(process);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static AutoCloseable startNew() {
    try {
      SHOP.wipe(System.out::println);
      start();
      contract = Contract.load(base());
      return () -> SHOP.stop(System.out::println);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
