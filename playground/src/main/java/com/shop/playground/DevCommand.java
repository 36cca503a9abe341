package com.shop.playground;

import com.shop.database.Signals;
import com.shop.playground.shop.Repository;
import com.shop.playground.shop.Service;
import com.shop.playground.shop.Shop;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one service in Quarkus dev mode, with the rest of the shop around it. */
@Command(
    name = "dev",
    description =
        "Starts the shop with one service in Quarkus dev mode. Ctrl-C stops the whole shop and"
            + " keeps its data.")
final class DevCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this.")
  private boolean help;

  @Parameters(
      paramLabel = "<service>",
      converter = UpCommand.ServiceConverter.class,
      description = "The service to work on, such as product-service.")
  private Service service;

  @Option(
      names = "--port",
      paramLabel = "<port>",
      converter = UpCommand.PortConverter.class,
      description = "The port of the gateway. Default: 8080, or the next free port.")
  private Integer port;

  @Option(
      names = "--mvn",
      defaultValue = "mvn",
      paramLabel = "<command>",
      description = "The Maven to run, 3.9 or later (default: ${DEFAULT-VALUE}).")
  private String mvn;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Shop shop = Shop.in(Repository.root());
    Signals.interrupt(
        () -> {
          shop.develop(service, Optional.ofNullable(port), mvn, out::println, this::announce);
          return null;
        });
    out.println("Stopped the shop. Its data remain for the next scripts/dev or scripts/up.");
    return 0;
  }

  private void announce(URI base, URI pod) {
    spec.commandLine()
        .getOut()
        .printf(
            """

            Starting %1$s in Quarkus dev mode; everything else is running.
              Shop      %2$s
              Dev UI    %3$s/dev-ui
              Debugger  localhost:5005
              Keys      r runs the tests, h lists the others, q or Ctrl-C stops the shop

            """,
            service, base, pod);
  }
}
