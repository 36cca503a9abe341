package com.shop.benchmark;

import java.io.IOException;
import java.sql.SQLException;

/** A part of the benchmark that can run on its own. */
interface Part {

  /**
   * Measures, and adds the figures to the report.
   *
   * @throws BenchmarkException if the figures would not count
   */
  void run(Run run) throws IOException, SQLException, InterruptedException;
}
