package com.shop.playground.shop;

import com.shop.database.Schema;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** The services of the shop. */
public enum Service {
  USER(Schema.USER),
  PRODUCT(Schema.PRODUCT),
  PAYMENT(Schema.PAYMENT),
  ORDER(Schema.ORDER);

  private final Schema schema;

  Service(Schema schema) {
    this.schema = schema;
  }

  Schema schema() {
    return schema;
  }

  /** The first segment of its public paths, with the slash. */
  String prefix() {
    return "/" + name().toLowerCase(Locale.ROOT);
  }

  /** What the build packages, under the root of the repository. */
  public Path jar(Path repository) {
    return repository.resolve(this + "/target/quarkus-app/quarkus-run.jar");
  }

  /**
   * @throws IllegalArgumentException when no service has this name
   */
  public static Service of(String name) {
    return Arrays.stream(values())
        .filter(service -> service.toString().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no service is called " + name));
  }

  /** Its name in the repository and in the cluster, such as {@code user-service}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT) + "-service";
  }
}
