package com.shop.benchmark;

import com.shop.database.Address;
import com.shop.database.DatabaseSource;
import com.shop.playground.shop.Docker;
import com.shop.playground.shop.Shop;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the processes that take part, and the JIT compilers in them, have worked. */
final class Cpu implements AutoCloseable {

  static final String LOAD_TOOL = "load tool";

  private final Map<String, Long> pids = new LinkedHashMap<>();
  private final List<Jvm> jvms = new ArrayList<>();

  /**
   * @param others the process ids of JVMs other than the shop's and this one, by name
   */
  Cpu(Shop shop, Map<String, Long> others) throws IOException, InterruptedException {
    for (String name : shop.names()) {
      pids.put(name, shop.pid(name));
    }
    pids.putAll(others);
    for (long pid : pids.values()) {
      jvms.add(new Jvm(pid));
    }
    mysqld(shop.databaseAddress()).ifPresent(pid -> pids.put(Shop.MYSQL, pid));
    pids.put(LOAD_TOOL, ProcessHandle.current().pid());
  }

  /** The CPU time of each since its start, as far as the operating system shows it. */
  Map<String, Duration> used() {
    Map<String, Duration> used = new LinkedHashMap<>();
    pids.forEach(
        (name, pid) ->
            ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .ifPresent(time -> used.put(name, time)));
    return used;
  }

  /** The time for which the JIT compilers of all JVMs have worked since their start. */
  Duration compiled() {
    return Stream.concat(
            jvms.stream().map(Jvm::compiled),
            Stream.of(
                Duration.ofMillis(
                    ManagementFactory.getCompilationMXBean().getTotalCompilationTime())))
        .reduce(Duration.ZERO, Duration::plus);
  }

  @Override
  public void close() throws IOException {
    for (Jvm jvm : jvms) {
      jvm.close();
    }
  }

  /** Of a container, the process as seen from here; a virtual machine hides it. */
  private static Optional<Long> mysqld(Address server) throws IOException, InterruptedException {
    if (server.way() != DatabaseSource.DOCKER) {
      return Optional.of(server.process()).filter(pid -> !pid.isEmpty()).map(Long::valueOf);
    }
    return new Docker().inspect(server.process(), "{{.State.Pid}}").map(Long::valueOf);
  }
}
