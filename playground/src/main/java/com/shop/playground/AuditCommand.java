package com.shop.playground;

import com.shop.database.Signals;
import com.shop.playground.audit.Audit;
import com.shop.playground.shop.Repository;
import com.shop.playground.shop.Shop;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks whether everything holds in a shop that must always hold. */
@Command(
    name = "audit",
    description = "Looks whether everything holds in the shop that must always hold.",
    exitCodeOnExecutionException = AuditCommand.NOT_LOOKED)
final class AuditCommand implements Callable<Integer> {

  static final int VIOLATED = 1;

  /** Whoever runs this after a test must not take "there is no shop" for "all is right". */
  static final int NOT_LOOKED = 2;

  private final Supplier<Shop> shop;

  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this.")
  private boolean help;

  AuditCommand() {
    this(() -> Shop.in(Repository.root()));
  }

  AuditCommand(Supplier<Shop> shop) {
    this.shop = shop;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    CommandLine command = spec.commandLine();
    Audit audit = Signals.interrupt(() -> shop.get().audit(command.getErr()::println));
    command.getOut().println(audit);
    return audit.isClean() ? 0 : VIOLATED;
  }
}
