package com.shop.benchmark;

import com.shop.database.NoDatabaseException;
import com.shop.database.Signals;
import com.shop.playground.shop.Repository;
import com.shop.playground.shop.ShopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The program behind {@code scripts/benchmark}, which explains its options. */
@Command(name = "benchmark")
final class Main implements Callable<Integer> {

  private static final int FAILED = 1;
  private static final int INTERRUPTED = 130;

  @Parameters private List<Parts> parts = Parts.WITHOUT_IMAGES;

  @Option(names = "--quick")
  private boolean quick;

  /** In minutes. */
  @Option(names = "--soak", defaultValue = "2")
  private int soak;

  @Option(names = "--report")
  private Path file;

  @Option(names = "--command", required = true)
  private String command;

  private Main() {}

  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT);
    System.exit(
        new CommandLine(new Main())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler((failure, line, parsed) -> explain(failure))
            .execute(arguments));
  }

  private static int explain(Exception failure) throws Exception {
    if (failure instanceof InterruptedException) {
      return INTERRUPTED;
    }
    if (failure instanceof BenchmarkException
        || failure instanceof ShopException
        || failure instanceof NoDatabaseException) {
      System.err.println(failure.getMessage());
      return FAILED;
    }
    throw failure;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (System.getenv("SHOP_MYSQL_URL") != null) {
      throw new BenchmarkException("The benchmark fills a MySQL of its own: unset SHOP_MYSQL_URL.");
    }
    if (soak < 1) {
      throw new BenchmarkException("--soak must be at least 1.");
    }
    Settings settings =
        new Settings(quick, quick ? Duration.ofSeconds(5) : Duration.ofMinutes(soak));
    Report report = new Report().paragraph(Machine.describe(command));
    if (quick) {
      report.paragraph("**A quick run: these figures are not steady.**");
    }
    Run run = new Run(Repository.root(), settings, report, System.err::println);
    Signals.interrupt(
        () -> {
          String published = "";
          for (Parts part : parts) {
            run.tell("Measuring: " + part);
            measure(part.part(), run);
            // Now, so that a part that fails takes no figures of another with it.
            System.out.print(report.toString().substring(published.length()));
            published = report.toString();
            if (file != null) {
              Files.writeString(file, published);
            }
          }
          return null;
        });
    return 0;
  }

  private static void measure(Part part, Run run) throws IOException, InterruptedException {
    try {
      part.run(run);
    } catch (SQLException e) {
      throw new IOException("MySQL failed: " + e.getMessage(), e);
    }
  }
}
