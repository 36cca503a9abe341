package com.shop.database;

import com.mysql.cj.jdbc.Driver;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a MySQL server listens and the account on it that may create schemas and accounts.
 *
 * @param way how we came by the server
 * @param description what it is, for a person: a container, a program, a given address
 * @param authority host and port as a JDBC URL has them
 * @param parameters the URL's parameters, empty or beginning with {@code ?}
 * @param username the account that may create schemas and accounts
 * @param password its password
 * @param process pid of mysqld or id of the container; empty for a server that is not ours
 */
public record Address(
    DatabaseSource way,
    String description,
    String authority,
    String parameters,
    String username,
    String password,
    String process) {

  /**
   * For servers of our own, on the loopback interface: TLS would only cost time there, and without
   * it the server's public key is what protects the password.
   */
  private static final String OWN_PARAMETERS = "?sslMode=DISABLED&allowPublicKeyRetrieval=true";

  private static final Pattern URL =
      Pattern.compile(
          "(?:jdbc:)?mysql://(?<authority>[^/?@]+)/?(?<schema>[^?]*)(?<parameters>\\?.*)?");

  /** Of a server of our own. */
  static Address own(
      DatabaseSource way, String description, String authority, String password, String process) {
    return new Address(way, description, authority, OWN_PARAMETERS, "root", password, process);
  }

  /**
   * @throws NoDatabaseException when the URL cannot be used
   */
  static Address given(String url, String username, String password) {
    Matcher parts = URL.matcher(url.strip());
    if (!parts.matches() || !parts.group("schema").isEmpty()) {
      throw new NoDatabaseException(
          "SHOP_MYSQL_URL has to look like jdbc:mysql://host:3306/ (the shop has schemas of its own"
              + " there, the account goes into SHOP_MYSQL_USERNAME and SHOP_MYSQL_PASSWORD)");
    }
    String parameters = Optional.ofNullable(parts.group("parameters")).orElse("");
    return new Address(
        DatabaseSource.URL,
        "the given server",
        parts.group("authority"),
        parameters,
        username,
        password,
        "");
  }

  /** The JDBC URL of a schema, with the parameters that the connection needs. */
  public String jdbcUrl(String schema) {
    return "jdbc:mysql://" + authority + "/" + schema + parameters;
  }

  /** Connects to the server, not to any schema, as the account that may create them. */
  public Connection connect() throws SQLException {
    Properties account = new Properties();
    account.setProperty("user", username);
    account.setProperty("password", password);
    account.setProperty("connectTimeout", "5000");
    // Not through DriverManager, which would look for the driver in the caller's class loader.
    return new Driver().connect(jdbcUrl(""), account);
  }

  /** Whether the server lets this account in. */
  boolean answers() {
    try (Connection connection = connect()) {
      return connection.isValid(5);
    } catch (SQLException e) {
      return false;
    }
  }

  int port() {
    return Integer.parseInt(authority.substring(authority.lastIndexOf(':') + 1));
  }

  /** One line for a person, without the password. */
  @Override
  public String toString() {
    return description + ", " + authority;
  }

  void write(Path file) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("way", way.toString());
    properties.setProperty("description", description);
    properties.setProperty("authority", authority);
    properties.setProperty("parameters", parameters);
    properties.setProperty("username", username);
    properties.setProperty("password", password);
    properties.setProperty("process", process);
    StringWriter text = new StringWriter();
    properties.store(text, null);
    PrivateFile.write(file, text.toString());
  }

  /** Reads what {@link #write} wrote; empty when the file is not there. */
  static Optional<Address> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.of(
        new Address(
            DatabaseSource.of(properties.getProperty("way")),
            properties.getProperty("description"),
            properties.getProperty("authority"),
            properties.getProperty("parameters"),
            properties.getProperty("username"),
            properties.getProperty("password"),
            properties.getProperty("process")));
  }
}
