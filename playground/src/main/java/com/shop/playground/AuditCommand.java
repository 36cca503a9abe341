package com.shop.playground;

import com.shop.playground.audit.Audit;
import com.shop.playground.shop.Repository;
import com.shop.playground.shop.Shop;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks whether everything holds in the running shop that must always hold. */
@Command(
    name = "audit",
    description = "Looks whether everything holds in the running shop that must always hold.")
final class AuditCommand implements Callable<Integer> {

  private static final int VIOLATED = 1;

  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Shows this.")
  private boolean help;

  @Override
  public Integer call() throws IOException, SQLException, InterruptedException {
    Audit audit = Shop.in(Repository.root()).audit();
    spec.commandLine().getOut().println(audit);
    return audit.isClean() ? 0 : VIOLATED;
  }
}
