package com.shop.user.throttle;

import io.smallrye.common.net.CidrAddress;
import io.smallrye.common.net.Inet;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The proxies that are believed when they say whom a request comes from. */
@Singleton
class TrustedProxies {
  private final List<CidrAddress> networks;

  /**
   * @param networks addresses and networks, as Quarkus reads them, but no host names
   */
  TrustedProxies(
      @ConfigProperty(name = "quarkus.http.proxy.trusted-proxies") List<String> networks) {
    this.networks = networks.stream().map(TrustedProxies::network).toList();
  }

  /**
   * Who a request comes from: the last one in the chain that is no trusted proxy. Each proxy adds
   * the peer it saw at the end, so that whatever a client writes into the header itself stands
   * before that and is not reached.
   *
   * @param peer who has opened the connection
   * @param forwardedFor the values of {@code X-Forwarded-For}, in order
   */
  InetAddress client(InetAddress peer, List<String> forwardedFor) {
    List<String> hops = new ArrayList<>();
    forwardedFor.forEach(value -> hops.addAll(List.of(value.split(","))));
    InetAddress client = peer;
    for (int i = hops.size() - 1; i >= 0 && contain(client); i--) {
      InetAddress before = Inet.parseInetAddress(hops.get(i).strip());
      if (before == null) {
        return client; // no address: whoever wrote it is the last that is known
      }
      client = before;
    }
    return client;
  }

  private boolean contain(InetAddress address) {
    return networks.stream().anyMatch(network -> network.matches(address));
  }

  private static CidrAddress network(String text) {
    CidrAddress network = Inet.parseCidrAddress(text.strip());
    InetAddress one = network == null ? Inet.parseInetAddress(text.strip()) : null;
    if (network == null && one == null) {
      throw new IllegalArgumentException("A trusted proxy is no address or network: " + text);
    }
    return network != null ? network : CidrAddress.create(one, one.getAddress().length * 8);
  }
}
