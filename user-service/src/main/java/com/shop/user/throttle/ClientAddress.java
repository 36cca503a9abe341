package com.shop.user.throttle;

import io.smallrye.common.net.Inet;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** The client address of the current request. */
@RequestScoped
public class ClientAddress {
  private static final int NETWORK_BYTES = 8;

  private final HttpServerRequest request;
  private final TrustedProxies proxies;

  ClientAddress(HttpServerRequest request, TrustedProxies proxies) {
    this.request = request;
    this.proxies = proxies;
  }

  /**
   * The address by which failures are counted. For IPv6 it is the /64 network, since one client
   * usually has all of it. The request's own remote address is not used: Quarkus takes it from the
   * beginning of {@code X-Forwarded-For}, which the client controls.
   */
  public String value() {
    InetAddress client = proxies.client(peer(), request.headers().getAll("X-Forwarded-For"));
    return client instanceof Inet6Address
        ? HexFormat.of().formatHex(Arrays.copyOf(client.getAddress(), NETWORK_BYTES))
        : client.getHostAddress();
  }

  private InetAddress peer() {
    String address = request.connection().remoteAddress().hostAddress();
    return Inet.parseInetAddressOrFail(address.replaceFirst("%.*", "")); // without an IPv6 zone
  }
}
