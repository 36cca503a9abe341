package com.shop.playground.shop;

import com.shop.database.FreePort;
import com.shop.database.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which processes a shop has, and where each listens on the loopback interface.
 *
 * @param port where clients reach the gateway
 * @param services where each service is
 */
record Plan(int port, Map<Service, Ports> services) {

  /**
   * @param shared where the gateway stands for all replicas, as a Kubernetes Service does
   * @param replicas one port for each
   */
  record Ports(int shared, List<Integer> replicas) {

    static Ports parse(String text) {
      String[] parts = text.split(":", 2);
      return new Ports(
          Integer.parseInt(parts[0]),
          Arrays.stream(parts[1].split(",")).map(Integer::valueOf).toList());
    }

    /** As the gateway's command line has it. */
    @Override
    public String toString() {
      return shared + ":" + replicas.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
  }

  /** On ports that are free now; one replica where nothing else is said. */
  static Plan of(int port, Map<Service, Integer> replicas) {
    int all = 0;
    for (Service service : Service.values()) {
      all += 1 + replicas.getOrDefault(service, 1);
    }
    Iterator<Integer> free = FreePort.some(all).iterator();
    Map<Service, Ports> services = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      int shared = free.next();
      int count = replicas.getOrDefault(service, 1);
      services.put(
          service,
          new Ports(shared, IntStream.range(0, count).mapToObj(i -> free.next()).toList()));
    }
    return new Plan(port, services);
  }

  /** Whether each service has as many replicas as wished, or one. */
  boolean hasReplicas(Map<Service, Integer> wished) {
    return services.entrySet().stream()
        .allMatch(e -> e.getValue().replicas().size() == wished.getOrDefault(e.getKey(), 1));
  }

  void write(Path file) throws IOException {
    StringBuilder text = new StringBuilder("port=" + port + "\n");
    services.forEach((service, ports) -> text.append(service + "=" + ports + "\n"));
    PrivateFile.write(file, text.toString());
  }

  /** Reads what {@link #write} wrote; empty when the file is not there. */
  static Optional<Plan> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    Map<Service, Ports> services = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      services.put(service, Ports.parse(properties.getProperty(service.toString())));
    }
    return Optional.of(new Plan(Integer.parseInt(properties.getProperty("port")), services));
  }
}
