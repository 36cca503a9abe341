package com.shop.database;

import java.util.List;

/**
 * A schema and the account that can reach it and nothing else.
 *
 * @param name of the schema
 * @param username of the account
 */
public record Schema(String name, String username) {

  public static final Schema USER = new Schema("userdb", "user_service");
  public static final Schema PRODUCT = new Schema("productdb", "product_service");
  public static final Schema ORDER = new Schema("orderdb", "order_service");
  public static final Schema PAYMENT = new Schema("paymentdb", "payment_service");

  /** One for each service. */
  public static final List<Schema> ALL = List.of(USER, PRODUCT, ORDER, PAYMENT);

  public Schema {
    // Both are written into SQL where no parameter can be.
    if (!name.matches("\\w+") || !username.matches("\\w+")) {
      throw new IllegalArgumentException("letters, digits and _ only: " + name + ", " + username);
    }
  }

  /**
   * The one that a module's tests use in its stead: on a server that the user names, the tests must
   * not drop the data of a shop.
   */
  static Schema forTests(String name) {
    return new Schema(name + "_test", name + "_test");
  }

  /**
   * The one that a service uses in dev mode on its own, for the same reason.
   *
   * @param service its name, such as {@code user-service}
   */
  static Schema forDevMode(String service) {
    return ALL.stream()
        .filter(schema -> schema.username().equals(service.replace('-', '_')))
        .map(schema -> new Schema(schema.name() + "_dev", schema.username() + "_dev"))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no schema for " + service));
  }
}
