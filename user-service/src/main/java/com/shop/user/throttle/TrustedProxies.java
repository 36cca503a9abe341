package com.shop.user.throttle;

import io.smallrye.common.net.CidrAddress;
import io.smallrye.common.net.Inet;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The proxies whose {@code X-Forwarded-For} entries are trusted. */
@Singleton
class TrustedProxies {
  private final List<CidrAddress> networks;

  /**
   * @param networks IP addresses and CIDR networks; unlike in Quarkus, no host names
   */
  TrustedProxies(
      @ConfigProperty(name = "quarkus.http.proxy.trusted-proxies") List<String> networks) {
    this.networks = networks.stream().map(TrustedProxies::network).toList();
  }

  /**
   * The client of a request: the last address in the chain that is not a trusted proxy. Each proxy
   * appends the address of its peer, so that entries which the client wrote itself come before and
   * are never reached.
   *
   * @param peer the remote address of the connection
   * @param forwardedFor the values of {@code X-Forwarded-For}, in order
   */
  InetAddress client(InetAddress peer, List<String> forwardedFor) {
    List<String> hops = new ArrayList<>();
    forwardedFor.forEach(value -> hops.addAll(List.of(value.split(","))));
    InetAddress client = peer;
    for (int i = hops.size() - 1; i >= 0 && contain(client); i--) {
      InetAddress previous = Inet.parseInetAddress(hops.get(i).strip());
      if (previous == null) {
        return client; // not an address: the chain can be followed no further
      }
      client = previous;
    }
    return client;
  }

  private boolean contain(InetAddress address) {
    return networks.stream().anyMatch(network -> network.matches(address));
  }

  private static CidrAddress network(String text) {
    CidrAddress network = Inet.parseCidrAddress(text.strip());
    InetAddress single = network == null ? Inet.parseInetAddress(text.strip()) : null;
    if (network == null && single == null) {
      throw new IllegalArgumentException(
          "Not an IP address or network in quarkus.http.proxy.trusted-proxies: " + text);
    }
    return network != null ? network : CidrAddress.create(single, single.getAddress().length * 8);
  }
}
