package com.shop.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One run of the benchmark.
 *
 * @param repository the root of the built repository
 * @param report receives the figures
 * @param progress receives the progress, as lines for a person
 */
record Run(Path repository, Settings settings, Report report, Consumer<String> progress) {

  void tell(String line) {
    progress.accept(line);
  }

  /** A new shop, to be closed, with the settings that each shop has. */
  BenchmarkShop startShop(String name) throws IOException, InterruptedException {
    return startShop(name, Map.of());
  }

  /**
   * A new shop, to be closed.
   *
   * @param name of its folder; shops with different names can run at the same time
   * @param settings environment variables of its services, besides those that each shop has
   */
  BenchmarkShop startShop(String name, Map<String, String> settings)
      throws IOException, InterruptedException {
    return BenchmarkShop.start(repository, name, settings, progress);
  }

  Rounds rounds(Meter meter) {
    return new Rounds(settings, meter, progress);
  }
}
