package com.shop.playground;

import com.shop.playground.gateway.GatewayCommand;
import com.shop.playground.image.ImagesCommand;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program behind the scripts. */
@Command(
    name = "playground",
    description = "A whole shop on this machine.",
    subcommands = {
      UpCommand.class,
      DevCommand.class,
      DownCommand.class,
      AuditCommand.class,
      StatusCommand.class,
      GatewayCommand.class,
      ImagesCommand.class
    })
final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    // Numbers and names look the same on every machine: some locales have other digits or an i
    // without a dot.
    Locale.setDefault(Locale.ROOT);
    System.exit(
        new CommandLine(new Main())
            .setExecutionExceptionHandler(new CliErrorHandler())
            .execute(arguments));
  }
}
