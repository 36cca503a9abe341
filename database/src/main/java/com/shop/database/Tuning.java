package com.shop.database;

import java.util.ArrayList;
import java.util.List;

/** The options of every server of ours: small, because it shares one machine with the shop. */
final class Tuning {

  private static final List<String> SMALL =
      List.of(
          "--innodb-buffer-pool-size=64M",
          "--performance-schema=OFF",
          "--mysqlx=OFF",
          // Nothing replicates from here, and the redo log alone makes a commit durable.
          "--skip-log-bin",
          // As in k8s/mysql/my.cnf.
          "--max-connections=600",
          "--max-prepared-stmt-count=60000",
          "--default-time-zone=+00:00");

  /** A test's data die with its JVM; only a power cut could tell the difference. */
  private static final String NO_SYNC = "--innodb-flush-log-at-trx-commit=2";

  private Tuning() {}

  static List<String> options(boolean lasting) {
    List<String> options = new ArrayList<>(SMALL);
    if (!lasting) {
      options.add(NO_SYNC);
    }
    return options;
  }
}
