package com.shop.playground.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.database.Requires;
import com.shop.playground.audit.Audit;
import com.shop.playground.client.Client;
import com.shop.playground.client.Endpoint;
import com.shop.playground.contract.Contract;
import com.shop.playground.contract.ContractFilter;
import com.shop.playground.shop.Program;
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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The shop of all system tests: started from nothing as {@code scripts/up} does it, with two
 * replicas of every service and a wire in front of everything that they connect to; stopped after
 * the last test.
 */
public final class RunningShop implements BeforeAllCallback {
  public static final CrashPoints CRASH_POINTS = new CrashPoints(RunningShop::kill);
  public static final Wires WIRES = new Wires(CRASH_POINTS);
  public static final Shop SHOP =
      new Shop(
          Repository.root(),
          Path.of("target", "shop"),
          program -> changed(WIRES.apply(hasty(program))));

  private static final Map<String, UnaryOperator<Program>> CHANGES = new ConcurrentHashMap<>();

  private static volatile Contract contract;

  /**
   * Held here, since the logger and its level could be garbage collected otherwise. Tests report
   * what a client meets.
   */
  private static final Logger HTTP_CLIENT = Logger.getLogger("org.apache.http");

  static {
    HTTP_CLIENT.setLevel(Level.WARNING);
  }

  private static final String STILL_OPEN =
      """
      SELECT (SELECT COUNT(*) FROM orderdb.orders WHERE continue_at IS NOT NULL)
        + (SELECT COUNT(*) FROM paymentdb.payment WHERE status = 'PENDING')
        + (SELECT COUNT(*) FROM paymentdb.refund WHERE status = 'PENDING')\
      """;

  private static final Map<Service, Integer> TWO_OF_EACH =
      Arrays.stream(Service.values()).collect(Collectors.toMap(service -> service, service -> 2));

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .computeIfAbsent(RunningShop.class, key -> startNew());
  }

  /** Starts the processes that are not running. */
  public static void start() throws IOException, InterruptedException {
    SHOP.start(Optional.empty(), TWO_OF_EACH, System.out::println);
  }

  /**
   * Shortens the lease, so that tests need not wait long until another replica takes over, and logs
   * what pods log.
   */
  private static Program hasty(Program program) {
    return program
        .with("SHOP_CHECKOUT_LEASE", "3S")
        .with("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true")
        .with("QUARKUS_LOG_CATEGORY__COM_SHOP_ACCESS__LEVEL", "INFO");
  }

  /** The services' OpenAPI documents; every response that a client gets is checked against them. */
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

  /** Changes the data without the shop's knowledge. */
  public static void sql(String statement) {
    try (Connection server = SHOP.database();
        Statement sql = server.createStatement()) {
      sql.executeUpdate(statement);
    } catch (IOException | InterruptedException | SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Skips a test that kills or stops the database, where the database is not ours. */
  public static void requireOwnDatabase() {
    Requires.that(
        System.getenv("SHOP_MYSQL_URL") == null, "a MySQL of our own, which may be killed");
  }

  /**
   * Checks that nothing is in progress any more, that the audit is clean and that all responses
   * were valid.
   */
  public static void assertAllIsRight() throws Exception {
    Audit audit = SHOP.audit();
    assertTrue(audit.isClean(), audit::toString);
    assertEquals(List.of(), contract.violations(), "answers that are not as declared");
    assertEquals(0, count(STILL_OPEN), "orders, payments and refunds that are not at rest");
  }

  /** The number that a query returns. */
  static int count(String query) throws Exception {
    try (Connection server = SHOP.database();
        Statement statement = server.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getInt(1);
    }
  }

  /** Kills a process and starts it again as another program, until it is rerun otherwise. */
  public static void rerun(String process, UnaryOperator<Program> change)
      throws IOException, InterruptedException {
    CHANGES.put(process, change);
    SHOP.kill(process);
    SHOP.restart(process);
  }

  /** As {@link #rerun(String, UnaryOperator)}, every replica of the services at once. */
  public static void rerun(Set<Service> services, UnaryOperator<Program> change)
      throws IOException, InterruptedException {
    for (Service service : services) {
      for (String name : names(service)) {
        CHANGES.put(name, change);
        SHOP.kill(name);
      }
    }
    start();
  }

  private static Program changed(Program program) {
    return CHANGES.getOrDefault(program.name(), UnaryOperator.identity()).apply(program);
  }

  /** Kills every replica of a service; {@link #start} restarts them. */
  public static void kill(Service service) throws IOException, InterruptedException {
    for (String name : names(service)) {
      SHOP.kill(name);
    }
  }

  private static List<String> names(Service service) throws IOException {
    return SHOP.names().stream().filter(name -> name.startsWith(service + "-")).toList();
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
