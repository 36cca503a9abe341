package com.shop.user.throttle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.shop.platform.Covers;
import io.netty.util.NetUtil;
import io.smallrye.common.net.Inet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
  private final TrustedProxies proxies =
      new TrustedProxies(List.of("127.0.0.0/8", "::1", "10.0.0.0/8", "fc00::/7"));

  @Test
  void aDirectPeerIsTheClient() {
    assertEquals("203.0.113.7", client("203.0.113.7"));
    assertEquals("127.0.0.1", client("127.0.0.1"));
  }

  @Test
  @Covers("USER-15")
  void theEntryOfATrustedProxyIsUsed() {
    assertEquals("203.0.113.7", client("127.0.0.1", "203.0.113.7"));
    assertEquals("203.0.113.7", client("::1", "203.0.113.7"));
    assertEquals("2001:db8::1", client("fd00::5", "2001:db8::1"));
  }

  @Test
  @Covers("USER-15")
  void otherPeersAreNotTrusted() {
    assertEquals("203.0.113.7", client("203.0.113.7", "198.51.100.1"));
    assertEquals("203.0.113.7", client("203.0.113.7", "127.0.0.1"));
  }

  @Test
  void forgedEntriesAreIgnored() {
    assertEquals("203.0.113.7", client("127.0.0.1", "198.51.100.1, 203.0.113.7"));
    assertEquals("203.0.113.7", client("127.0.0.1", "198.51.100.1", "203.0.113.7"));
    assertEquals("203.0.113.7", client("127.0.0.1", "junk,203.0.113.7"));
  }

  @Test
  void severalTrustedProxiesAreFollowed() {
    assertEquals("203.0.113.7", client("127.0.0.1", "198.51.100.1, 203.0.113.7 , 10.1.2.3"));
    assertEquals("10.9.9.9", client("127.0.0.1", "10.9.9.9, 10.1.2.3"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",", "junk", "unknown", "localhost", "203.0.113.7:80", "1.2.3"})
  void anInvalidEntryYieldsTheProxy(String header) {
    assertEquals("127.0.0.1", client("127.0.0.1", header));
  }

  @Test
  void anInvalidNetworkIsRejected() {
    assertThrows(
        IllegalArgumentException.class, () -> new TrustedProxies(List.of("proxy.example.org")));
  }

  private String client(String peer, String... forwardedFor) {
    return NetUtil.toAddressString(
        proxies.client(Inet.parseInetAddressOrFail(peer), List.of(forwardedFor)));
  }
}
