package com.shop.playground;

import com.shop.playground.shop.Repository;
import com.shop.playground.shop.Shop;
import com.shop.playground.status.Status;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows how the shop does. */
@Command(name = "status", description = "Shows how the running shop does.")
final class StatusCommand implements Callable<Integer> {
  private static final Duration BETWEEN = Duration.ofSeconds(2);

  private final Supplier<Shop> shop;

  @Spec private CommandSpec spec;

  @Option(names = "--watch", description = "Shows it again and again, until it is interrupted.")
  private boolean watch;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this.")
  private boolean help;

  StatusCommand() {
    this(() -> Shop.in(Repository.root()));
  }

  StatusCommand(Supplier<Shop> shop) {
    this.shop = shop;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Status status = new Status(shop.get());
    do {
      status.measure(BETWEEN).forEach(spec.commandLine().getOut()::println);
      if (watch) {
        spec.commandLine().getOut().println();
      }
    } while (watch);
    return 0;
  }
}
