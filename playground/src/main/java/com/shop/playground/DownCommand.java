package com.shop.playground;

import com.shop.playground.shop.Repository;
import com.shop.playground.shop.Shop;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Stops the shop. */
@Command(
    name = "down",
    description = "Stops the shop on this machine and keeps its data for the next start.")
final class DownCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this.")
  private boolean help;

  @Option(names = "--wipe", description = "Also removes the data, the secrets and the logs.")
  private boolean wipe;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Shop shop = Shop.in(Repository.root());
    out.println("Stopping the gateway, the services and MySQL.");
    if (wipe) {
      shop.wipe(out::println);
      out.println(
          "Stopped the shop and removed its data on this machine; scripts/up starts a new one.");
    } else {
      shop.stop(out::println);
      out.println("Stopped the shop; scripts/up starts it again with its data.");
    }
    return 0;
  }
}
