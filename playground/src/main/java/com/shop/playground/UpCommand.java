package com.shop.playground;

import com.shop.database.Signals;
import com.shop.playground.demo.Demo;
import com.shop.playground.shop.Repository;
import com.shop.playground.shop.Service;
import com.shop.playground.shop.Shop;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Starts the shop, places a demo order, and leaves the shop running. */
@Command(
    name = "up",
    description = "Starts the shop on this machine, places an order, and leaves the shop running.")
final class UpCommand implements Callable<Integer> {

  private static final int AT_MOST = 8;

  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this.")
  private boolean help;

  @Option(
      names = "--port",
      paramLabel = "<port>",
      converter = PortConverter.class,
      description = "The port of the shop. Default: 8080, or the next free port.")
  private Integer port;

  @Option(
      names = "--replicas",
      paramLabel = "<service>=<count>",
      converter = {ServiceConverter.class, CountConverter.class},
      description = "The number of replicas of a service, as in --replicas order-service=2.")
  private Map<Service, Integer> replicas = new EnumMap<>(Service.class);

  @Option(names = "--no-demo", description = "Places no demo order.")
  private boolean noDemo;

  @Option(
      names = "--monitoring",
      description =
          "Also starts Prometheus, and Grafana and Jaeger where Docker (on Linux) has or can pull them.")
  private boolean monitoring;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Map<String, URI> monitors = new LinkedHashMap<>();
    Shop plain = Shop.in(Repository.root());
    Shop shop = monitoring ? plain.traced(out::println) : plain;
    Signals.interrupt(
        () -> {
          shop.start(Optional.ofNullable(port), replicas, out::println);
          if (monitoring) {
            monitors.putAll(shop.monitor(out::println));
          }
          return null;
        });
    if (!noDemo) {
      new Demo(shop.base(), out).run();
    }
    out.printf(
        """

        The shop is running.
          Shop      %1$s
          API       %1$s/user/docs, /product/docs, /order/docs, /payment/docs
          Accounts  alice@shop.com, bob@shop.com, admin@shop.com, each with the password Passw0rd!
          Logs      %2$s
          Stop      scripts/down (keeps the data; --wipe removes them)
        """,
        shop.base(), shop.logs());
    monitors.forEach((name, address) -> out.printf("  %-9s %s%n", name, address));
    return 0;
  }

  static final class ServiceConverter implements ITypeConverter<Service> {
    @Override
    public Service convert(String name) {
      try {
        return Service.of(name);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  static final class PortConverter implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      if (!text.matches("\\d{1,5}")
          || Integer.parseInt(text) < 1
          || Integer.parseInt(text) > 65535) {
        throw new TypeConversionException("a port is a number from 1 to 65535");
      }
      return Integer.valueOf(text);
    }
  }

  static final class CountConverter implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      if (!text.matches("[1-" + AT_MOST + "]")) {
        throw new TypeConversionException("a service has 1 to " + AT_MOST + " replicas here");
      }
      return Integer.valueOf(text);
    }
  }
}
