package com.shop.playground.gateway;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Runs the gateway in the foreground until it is stopped. */
@Command(
    name = "gateway",
    mixinStandardHelpOptions = true,
    description =
        "Serves the shop on this machine, in place of an ingress controller and Services.")
public final class GatewayCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "Port for clients (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--ingress",
      required = true,
      paramLabel = "<folder>",
      description = "Kubernetes manifests; the gateway routes by all Ingresses in them.")
  private Path ingress;

  @Option(
      names = "--service",
      required = true,
      paramLabel = "<service>=<port>:<replica port>[,...]",
      converter = ServicePortsConverter.class,
      description =
          "A service, its port and the ports of its replicas. Repeat it for each service.")
  private List<ServicePorts> services;

  /**
   * Returns only if the gateway cannot start. SIGTERM and SIGINT drain it and exit with 0.
   *
   * @return 1, after printing the reason
   */
  @Override
  public Integer call() throws InterruptedException {
    try {
      RouteTable routes = IngressManifests.read(ingress);
      Gateway gateway = Gateway.start(port, routes, services);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(gateway), "stop"));
      spec.commandLine().getOut().printf("The gateway is on http://localhost:%d%n", port);
      routes.routes().forEach(route -> spec.commandLine().getOut().println("  " + route));
    } catch (GatewayException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return 1;
    }
    new CountDownLatch(1).await();
    return 0;
  }

  private static void stop(Gateway gateway) {
    gateway.drain();
    // A signal makes the JVM exit with 128 plus its number, but being stopped is no failure.
    Runtime.getRuntime().halt(0);
  }

  static final class ServicePortsConverter implements ITypeConverter<ServicePorts> {
    @Override
    public ServicePorts convert(String value) {
      try {
        return ServicePorts.parse(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
