package com.shop.database;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Configures a service that runs in Quarkus dev mode on its own: a schema on the MySQL of the Maven
 * build, keys, a client secret and the seed data. Contributes nothing outside dev mode, or where
 * {@code DB_USERNAME} is set, as {@code scripts/dev} does.
 */
public final class DevModeConfig implements ConfigSourceFactory {

  private static final int APPLICATION_PROPERTIES = 250;

  /** Environment variables (300) and system properties come first. */
  private static final int ORDINAL = 275;

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    if (!context.getProfiles().contains("dev") || isConfigured(context)) {
      return List.of();
    }
    String service = context.getValue("quarkus.application.name").getValue();
    return List.of(new PropertiesConfigSource(settings(service), "DevModeConfig", ORDINAL));
  }

  private static boolean isConfigured(ConfigSourceContext context) {
    ConfigValue username = context.getValue("DB_USERNAME");
    // Lower ones are defaults, in which Quarkus records what it has read at build time.
    return username != null
        && username.getValue() != null
        && username.getConfigSourceOrdinal() >= APPLICATION_PROPERTIES;
  }

  private static Map<String, String> settings(String service) {
    Path folder = Cache.folder().resolve("dev");
    try {
      PrivateFile.folder(folder);
      return Exclusive.holding(
          folder.resolve("lock"), () -> settings(service, new Secrets(folder)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoDatabaseException("interrupted", e);
    }
  }

  /** All services share the secrets, so that each accepts the tokens of user-service. */
  private static Map<String, String> settings(String service, Secrets secrets)
      throws IOException, InterruptedException {
    Schema schema = Schema.forDevMode(service);
    String password = secrets.databasePassword(service);
    Address server = KeptServer.ofTheBuild().open(System.out::println);
    try {
      new Schemas(server).create(schema, password);
    } catch (SQLException e) {
      throw new NoDatabaseException("no schema " + schema.name() + ": " + e.getMessage(), e);
    }
    return Map.of(
        "quarkus.datasource.jdbc.url", server.jdbcUrl(schema.name()),
        "DB_USERNAME", schema.username(),
        "DB_PASSWORD", password,
        "ORDER_SERVICE_CLIENT_SECRET", secrets.orderServiceClientSecret(),
        "smallrye.jwt.sign.key.location", secrets.signingKey().toUri().toString(),
        "mp.jwt.verify.publickey.location", secrets.verificationKeys().toUri().toString(),
        "shop.seed", "true");
  }
}
