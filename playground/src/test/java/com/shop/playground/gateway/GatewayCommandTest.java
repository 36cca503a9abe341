package com.shop.playground.gateway;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.database.FreePort;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class GatewayCommandTest {

  /** The main class of the gateway process that a test starts. */
  static final class Main {
    public static void main(String[] args) {
      System.exit(new CommandLine(new GatewayCommand()).execute(args));
    }
  }

  @Test
  void sigtermFinishesRequestsAndExitsWithZero() throws Exception {
    CountDownLatch mayAnswer = new CountDownLatch(1);
    try (Replica replica =
        new Replica(
            (request, connection) -> {
              if (request.startLine().contains("/slow")) {
                mayAnswer.await();
              }
              Replica.write(connection, Replica.ok("done"));
            })) {
      int port = FreePort.any();
      Process gateway = process(port, replica.port());
      try (RawClient slow = connect(port)) {
        slow.send("GET /user/slow HTTP/1.1\r\nHost: localhost\r\n\r\n");
        await().until(() -> replica.requests().stream().anyMatch(GatewayCommandTest::isSlow));
        gateway.destroy();
        await().until(() -> RawClient.get(port, "/user").status() == 503);
        mayAnswer.countDown();
        assertEquals("done", RawMessage.read(slow.in()).body());
      }
      assertTrue(gateway.waitFor(30, TimeUnit.SECONDS));
      assertEquals(0, gateway.exitValue());
    }
  }

  @Test
  void aPortInUseIsOneSentenceAndExitCodeOne() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      StringWriter err = new StringWriter();
      int code =
          new CommandLine(new GatewayCommand())
              .setErr(new PrintWriter(err))
              .execute(arguments(taken.getLocalPort(), 1));
      assertEquals(1, code);
      assertEquals("Port " + taken.getLocalPort() + " is already in use.", err.toString().strip());
    }
  }

  @Test
  void aMalformedServiceOptionIsExplained() {
    StringWriter err = new StringWriter();
    int code =
        new CommandLine(new GatewayCommand())
            .setErr(new PrintWriter(err))
            .execute("--ingress", "k8s", "--service", "user-service=1");
    assertEquals(2, code);
    assertTrue(err.toString().contains("<service>=<port>:<replica port>"), err::toString);
  }

  private static boolean isSlow(RawMessage request) {
    return request.startLine().contains("/slow");
  }

  private static RawClient connect(int port) throws IOException {
    await()
        .atMost(60, TimeUnit.SECONDS)
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> RawClient.get(port, "/user").status() == 200);
    return new RawClient(port);
  }

  private static Process process(int port, int replicaPort) throws Exception {
    String[] arguments = arguments(port, replicaPort);
    String[] command = new String[arguments.length + 4];
    command[0] = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    command[1] = "-cp";
    command[2] = System.getProperty("java.class.path");
    command[3] = Main.class.getName();
    System.arraycopy(arguments, 0, command, 4, arguments.length);
    return new ProcessBuilder(command).inheritIO().start();
  }

  private static String[] arguments(int port, int replicaPort)
      throws IOException, URISyntaxException {
    String k8s = Path.of(GatewayCommandTest.class.getResource("k8s").toURI()).toString();
    return new String[] {
      "--port",
      "" + port,
      "--ingress",
      k8s,
      "--service",
      "user-service=%d:%d".formatted(FreePort.any(), replicaPort),
      "--service",
      "product-service=%d:%d".formatted(FreePort.any(), replicaPort)
    };
  }
}
