package com.shop.playground.gateway;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Kubernetes Service on one machine.
 *
 * @param service its name, as in the Ingress
 * @param port in place of its cluster IP
 * @param replicas the ports of its processes, in place of pods
 */
record ServicePorts(String service, int port, List<Integer> replicas) {

  private static final Pattern FORM =
      Pattern.compile("([a-z0-9-]+)=(\\d{1,5}):(\\d{1,5}(?:,\\d{1,5})*)");

  /**
   * @param text as in {@code user-service=8181:9001,9002}
   * @throws IllegalArgumentException for any other form
   */
  static ServicePorts parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "'%s' is not of the form <service>=<port>:<replica port>[,<replica port>...]"
              .formatted(text));
    }
    return new ServicePorts(
        parts.group(1),
        Integer.parseInt(parts.group(2)),
        Stream.of(parts.group(3).split(",")).map(Integer::valueOf).toList());
  }
}
