package com.shop.playground.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.module.ModuleDescriptor.Version;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a migration may do while the previous version runs. */
class RollingChangeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE parcel (id INT NOT NULL PRIMARY KEY, CHECK (id > 0), UNIQUE KEY k (id))",
        "ALTER TABLE orders ADD COLUMN note VARCHAR(9) NULL",
        "ALTER TABLE orders ADD note VARCHAR(9)",
        "ALTER TABLE orders ADD COLUMN note VARCHAR(9) NOT NULL DEFAULT ''",
        "ALTER TABLE orders ADD COLUMN price DECIMAL(9, 2) NULL, ADD INDEX by_price (price, id)",
        "ALTER TABLE orders ADD COLUMN note INT COMMENT 'NOT NULL; DROP TABLE orders'",
        "alter table `orders` add column `unique` int, algorithm = instant",
        "ALTER TABLE orders ALTER COLUMN tries SET DEFAULT 0",
        "ALTER TABLE payment DROP CHECK payment_status",
        "CREATE INDEX by_total ON orders (total)",
        "-- DROP TABLE orders;\n# DROP TABLE orders;\n/* DROP TABLE orders; */"
      })
  void leavesItAlone(String sql) {
    assertEquals(List.of(), refusals(sql));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
"""
DROP TABLE orders                                             | takes away what the running version may use
DROP TABLE IF EXISTS orders                                   | takes away what the running version may use
ALTER TABLE orders DROP COLUMN total                          | takes away what the running version may use
ALTER TABLE orders DROP total                                 | takes away what the running version may use
ALTER TABLE orders ADD note INT, DROP total                   | takes away what the running version may use
ALTER TABLE orders DROP INDEX by_customer                     | takes away what the running version may use
ALTER TABLE order_line DROP FOREIGN KEY order_line_ibfk_1     | takes away what the running version may use
alter table `orders` drop column `total`                      | takes away what the running version may use
ALTER TABLE orders RENAME COLUMN total TO sum                 | changes what the running version knows
ALTER TABLE orders RENAME TO purchases                        | changes what the running version knows
ALTER TABLE orders CHANGE total sum BIGINT                    | changes what the running version knows
ALTER TABLE orders MODIFY total INT                           | changes what the running version knows
ALTER TABLE orders MODIFY COLUMN total BIGINT NOT NULL        | changes what the running version knows
UPDATE orders SET status = 'PENDING'                          | changes what the running version knows
INSERT INTO orders VALUES (1)                                 | changes what the running version knows
ALTER TABLE orders ADD COLUMN note INT NOT NULL               | demands a value that the running version does not write
ALTER TABLE orders ADD note INT NOT NULL COMMENT 'DEFAULT 1'  | demands a value that the running version does not write
ALTER TABLE orders ADD UNIQUE KEY one (customer_id)           | may refuse what the running version writes
ALTER TABLE orders ADD CONSTRAINT c CHECK (total > 0)         | may refuse what the running version writes
ALTER TABLE orders ADD CHECK (total > 0)                      | may refuse what the running version writes
ALTER TABLE orders ADD FOREIGN KEY (id) REFERENCES account    | may refuse what the running version writes
ALTER TABLE orders ADD PRIMARY KEY (id)                       | may refuse what the running version writes
ALTER TABLE orders ADD COLUMN code INT NULL UNIQUE            | may refuse what the running version writes
CREATE UNIQUE INDEX one ON orders (customer_id)               | may refuse what the running version writes
RENAME TABLE orders TO purchases                              | is not known to leave the running version alone
TRUNCATE orders                                               | is not known to leave the running version alone
DELETE FROM orders WHERE total = 0                            | is not known to leave the running version alone
REPLACE INTO orders VALUES (1)                                | is not known to leave the running version alone
ALTER TABLE orders ALTER COLUMN tries DROP DEFAULT            | is not known to leave the running version alone
ALTER TABLE orders ALTER CHECK positive ENFORCED              | is not known to leave the running version alone
ALTER TABLE orders ADD (note INT NOT NULL)                    | is not known to leave the running version alone
ALTER TABLE orders CONVERT TO CHARACTER SET latin1            | is not known to leave the running version alone
CREATE TRIGGER t BEFORE INSERT ON orders FOR EACH ROW SET @x=1| is not known to leave the running version alone
CREATE TABLE IF NOT EXISTS orders (id INT)                    | is not known to leave the running version alone
/*!50000 DROP TABLE orders */                                 | hides SQL in a comment
""")
  void rejectsWhatWouldBreakIt(String sql, String why) {
    List<String> refusals = refusals("CREATE TABLE parcel (id INT);\n" + sql + ";");
    assertEquals(1, refusals.size(), () -> sql + refusals);
    assertEquals(why, refusals.get(0).replaceFirst(".* -- ", ""));
  }

  @Test
  void namesTheStatement() {
    assertEquals(
        List.of("ALTER TABLE orders DROP COLUMN total -- " + AlterClause.TAKES),
        refusals("CREATE TABLE parcel (id INT);\nALTER TABLE orders\n  DROP COLUMN total;"));
  }

  @Test
  void aTableOfTheSameMigrationIsUnusedYet() {
    String changes =
        """
        ALTER TABLE parcel ADD UNIQUE KEY one (code), MODIFY code INT NOT NULL;
        CREATE UNIQUE INDEX two ON parcel (code);
        INSERT INTO parcel VALUES (1);
        UPDATE parcel SET code = 2;
        DROP TABLE parcel""";

    assertEquals(List.of(), refusals("CREATE TABLE `parcel` (code INT);" + changes));
    assertEquals(5, refusals(changes).size());
  }

  @Test
  void onlyAColumnOfTheSameMigrationIsFilled() {
    String made = "ALTER TABLE orders ADD COLUMN paid BIGINT, ADD COLUMN note INT;";

    assertEquals(
        List.of(),
        refusals(made + "UPDATE orders SET paid = IF(total, 1, 2), note = 1 WHERE total > 0"));
    assertEquals(1, refusals(made + "UPDATE orders SET paid = 1, total = 2").size());
    assertEquals(1, refusals(made + "UPDATE payment SET paid = 1").size());
  }

  @Test
  void whatNoRunningVersionUsesMayBeRemoved() {
    assertEquals(
        List.of(),
        refusals("-- contract: unused since release 1.1\nALTER TABLE orders DROP COLUMN total;"));
    assertEquals(
        List.of(),
        refusals(
            "-- contract: never NULL since release 1.9\nALTER TABLE orders MODIFY total INT;"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // The current release is 1.10: what it has stopped using, 1.9 may still use.
        "-- contract: unused since release 1.10\n",
        "-- contract: unused since release 1.11\n",
        "-- contract: unused since release 2\n",
        "-- contract: unused\n",
        "-- contract: since release 1.1\n",
        "-- contract unused since release 1.1\n",
        "-- unused since release 1.1\n",
        "-- contract: unused since release 1.1\n\n",
        "-- contract: unused since release 1.1\nSELECT 1;\n"
      })
  void aContractIsCheckedExactly(String comment) {
    List<String> refusals = refusals(comment + "ALTER TABLE orders DROP COLUMN total;");
    assertEquals(1, refusals.stream().filter(r -> r.startsWith("ALTER TABLE")).count());
  }

  private static List<String> refusals(String sql) {
    return RollingChange.refusals(sql, Version.parse("1.10"));
  }
}
