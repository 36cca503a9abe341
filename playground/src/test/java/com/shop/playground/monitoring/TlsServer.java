package com.shop.playground.monitoring;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.shop.database.ThisJava;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A server with a certificate for {@code api.shop.com} that it has signed itself. */
final class TlsServer implements AutoCloseable {
  private static final String PASSWORD = "password";

  private final HttpsServer server;

  private TlsServer(HttpsServer server) {
    this.server = server;
  }

  /**
   * Starts it.
   *
   * @param folder for the key
   * @param days for which the certificate is valid
   */
  static TlsServer start(Path folder, int days)
      throws IOException, InterruptedException, GeneralSecurityException {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context(folder, days)));
    server.start();
    return new TlsServer(server);
  }

  private static SSLContext context(Path folder, int days)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path keys = folder.resolve(days + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(ThisJava.program()).resolveSibling("keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=api.shop.com",
                "-validity",
                Integer.toString(days),
                "-keystore",
                keys.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    String output = new String(keytool.getInputStream().readAllBytes(), UTF_8);
    if (keytool.waitFor() != 0) {
      throw new IOException(output);
    }
    KeyStore store = KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray());
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
