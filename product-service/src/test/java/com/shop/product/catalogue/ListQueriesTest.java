package com.shop.product.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.database.Address;
import com.shop.database.KeptServer;
import com.shop.database.Schema;
import com.shop.database.Schemas;
import com.shop.platform.Ids;
import com.shop.platform.persistence.AtScale;
import com.shop.product.catalogue.ProductSort.Position;
import com.shop.product.replica.Query;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The number of rows that each query of the catalogue reads and sorts in a catalogue of 100,000
 * products, counted by the server.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ListQueriesTest {
  private static final int PRODUCTS = 100_000;
  private static final int MAX_ROWS = PRODUCTS / 50;
  private static final Schema SCHEMA = new Schema("productdb_at_scale", "productdb_at_scale");

  private static Connection database;

  @BeforeAll
  static void fill() throws Exception {
    Address server = KeptServer.ofTheTests().open(System.out::println);
    String password = UUID.randomUUID().toString();
    try (Connection root = server.connect();
        Statement statement = root.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS " + SCHEMA.name());
    }
    new Schemas(server).create(SCHEMA, password);
    String url = server.jdbcUrl(SCHEMA.name());
    Flyway.configure()
        .dataSource(url, SCHEMA.username(), password)
        .locations("db/platform", "db/migration")
        .load()
        .migrate();
    database = DriverManager.getConnection(url, SCHEMA.username(), password);
    run(
        "SET cte_max_recursion_depth = " + PRODUCTS,
        """
        INSERT INTO product (id, sku, name, description, category, price, available, created_at,
          updated_at, counted_category)
        WITH RECURSIVE number AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM number WHERE n < %d)
        SELECT UNHEX(LPAD(HEX(n), 32, '0')), CONCAT('SKU-', n),
          CONCAT(LEFT(SHA2(n, 256), 2), ' product ', n), 'For a test.', CONCAT('c', n %% 20),
          1 + CRC32(n) %% 100000, IF(n %% 50 = 0, 0, 10), '2026-01-01' + INTERVAL n SECOND,
          '2026-01-01', CONCAT('c', n %% 20) FROM number"""
            .formatted(PRODUCTS),
        "INSERT INTO category_count SELECT category, COUNT(*) FROM product GROUP BY category",
        "ANALYZE TABLE product");
  }

  @AfterAll
  static void drop() throws SQLException {
    run("DROP DATABASE " + SCHEMA.name());
    database.close();
  }

  @Test
  @Order(1)
  void noListReadsOrSortsTheWholeTable() throws SQLException {
    assertEquals(List.of(), tooManyRows());
  }

  @Test
  @Order(2)
  void norDoesOneOfACatalogueThatIsSoldOut() throws SQLException {
    run("UPDATE product SET available = 0", "ANALYZE TABLE product");
    assertEquals(List.of(), tooManyRows());
  }

  @Test
  @Order(3)
  void theCategoriesReadTheirCounts() throws SQLException {
    assertEquals("", excess(ProductRepository.categories()));
    run("UPDATE product SET category = 'moved' WHERE id <= UNHEX(LPAD(HEX(100), 32, '0'))");
    assertEquals("", excess(ProductRepository.categories()));
  }

  /** Of a text in 6,250 products, the last ones in the order of names. */
  @Test
  @Order(4)
  void aCommonTextOfTheLastProductsIsLookedUp() throws SQLException {
    run(
        "UPDATE product SET description = IF(name > 'f', 'Late.', description)",
        "UPDATE product SET indexed_version = version",
        "INSERT INTO search_word SELECT 'late.', '', id FROM product WHERE name > 'f'",
        "INSERT INTO search_suffix VALUES ('late.', 'late.')",
        "ANALYZE TABLE product, search_word, search_suffix");
    for (ProductSort sort : ProductSort.values()) {
      ProductQuery query = new ProductQuery(null, null, null, null, null, sort, "late");
      Position after = null;
      for (int page = 0; page < 3; page++) {
        List<ProductView> walked =
            ProductRepository.page(query, after, 20, Duration.ofMinutes(1)).run(database);
        assertEquals(
            walked, ProductRepository.page(query, after, 20, Duration.ofMillis(1)).run(database));
        ProductView last = walked.get(19);
        after = sort.position("", sort.cursor("", last));
      }
    }
    ProductQuery query = new ProductQuery(null, null, null, null, null, ProductSort.NAME, "late");
    long walked = rowsRead(ProductRepository.page(query, null, 20, Duration.ofMinutes(1)));
    long lookedUp = rowsRead(ProductRepository.page(query, null, 20, Duration.ofMillis(1)));
    assertTrue(lookedUp < walked / 2, lookedUp + " rows instead of " + walked);
  }

  /** The lists, in every combination of filters and sort, that read or sort too many rows. */
  private static List<String> tooManyRows() throws SQLException {
    List<String> tooMany = new ArrayList<>();
    for (ProductSort sort : ProductSort.values()) {
      for (Position after : Arrays.asList(null, middle(sort))) {
        for (String category : Arrays.asList(null, "c7", "nothing")) {
          for (Boolean inStock : Arrays.asList(null, true, false)) {
            for (Long[] price : PRICES) {
              ProductQuery query =
                  new ProductQuery(category, price[0], price[1], inStock, null, sort, null);
              String excess = excess(ProductRepository.page(query, after, 20));
              if (!excess.isEmpty()) {
                tooMany.add(excess + ": " + query + " after " + after);
              }
            }
          }
        }
      }
    }
    return tooMany;
  }

  /** All, the upper half, a narrow range, a price, and none. */
  private static final List<Long[]> PRICES =
      List.of(
          new Long[] {null, null},
          new Long[] {50_000L, null},
          new Long[] {40_000L, 40_100L},
          new Long[] {100L, 100L},
          new Long[] {200_000L, 300_000L});

  private static Position middle(ProductSort sort) {
    Object key =
        switch (sort) {
          case NEWEST -> Instant.parse("2026-01-01T12:00:00Z");
          case PRICE, PRICE_DESCENDING -> 50_000L;
          case NAME -> "80 product";
        };
    return new Position(key, Ids.next());
  }

  /** The rows that a query reads and sorts, if they are too many. */
  private static String excess(Query<?> query) throws SQLException {
    long rows = rowsRead(query);
    return rows > MAX_ROWS ? rows + " rows" : "";
  }

  private static long rowsRead(Query<?> query) throws SQLException {
    long before = AtScale.rowsRead(database);
    query.run(database);
    return AtScale.rowsRead(database) - before;
  }

  private static void run(String... statements) throws SQLException {
    try (Statement statement = database.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
