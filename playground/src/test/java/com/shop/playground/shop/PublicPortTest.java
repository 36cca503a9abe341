package com.shop.playground.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.shop.database.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublicPortTest {

  private ServerSocket held;

  @BeforeEach
  void hold() throws Exception {
    held = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void letGo() throws Exception {
    held.close();
  }

  @Test
  void aWishedPortThatIsTakenIsRefusedWithItsHolder() {
    ShopException refused =
        assertThrows(
            ShopException.class,
            () -> PublicPort.choose(Optional.of(held.getLocalPort()), line -> {}));
    assertTrue(
        refused.getMessage().startsWith("Port " + held.getLocalPort() + " is taken by "),
        refused.getMessage());
    if (System.getProperty("os.name").equals("Linux")) {
      assertTrue(
          refused.getMessage().contains("process " + ProcessHandle.current().pid()),
          refused.getMessage());
    }
  }

  @Test
  void aWishedPortThatIsFreeIsTaken() throws Exception {
    int port = held.getLocalPort();
    held.close();
    assertEquals(port, PublicPort.choose(Optional.of(port), line -> {}));
  }

  /** Where a browser may look first. */
  @Test
  void aPortThatIsTakenOnTheOtherLoopbackAddressIsRefused() throws Exception {
    int port = FreePort.any();
    try (ServerSocket other = new ServerSocket()) {
      assumeTrue(bind(other, port), "no IPv6 here");
      assertThrows(ShopException.class, () -> PublicPort.choose(Optional.of(port), line -> {}));
    }
  }

  private static boolean bind(ServerSocket socket, int port) {
    try {
      socket.bind(new InetSocketAddress("::1", port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
