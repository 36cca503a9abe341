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

/** Runs the gateway in the foreground until it is told to stop. */
@Command(
    name = "gateway",
    mixinStandardHelpOptions = true,
    description =
        "Serves the shop on this machine: routes by the Ingress manifests and stands in for Kubernetes' Services.")
public final class GatewayCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "Where clients reach the shop (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--ingress",
      required = true,
      paramLabel = "<folder>",
      description = "Kubernetes manifests; every Ingress in them counts.")
  private Path ingress;

  @Option(
      names = "--service",
      required = true,
      paramLabel = "<service>=<port>:<replica port>[,...]",
      converter = ServicePortsConverter.class,
      description = "A service, its own port and the ports of its replicas; once per service.")
  private List<ServicePorts> services;

  /**
   * Does not return while the gateway runs: SIGTERM or SIGINT drain it and end the process with 0.
   *
   * @return 1 when it cannot start, after saying why in one sentence
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
    try {
      gateway.drain();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // A signal makes the JVM end with 128 plus its number, but being stopped is no failure.
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
