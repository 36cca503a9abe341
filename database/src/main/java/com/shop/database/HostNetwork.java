package com.shop.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether containers can use this machine's own network. */
public final class HostNetwork {
  /** Of Linux. */
  private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

  private HostNetwork() {}

  /**
   * Not if Docker's daemon runs in a virtual machine, which has another name, or without root.
   *
   * @param daemon its name
   * @param security its security options, such as {@code name=rootless}
   */
  public static boolean isSharedBy(String daemon, List<String> security) throws IOException {
    return Files.exists(HOST_NAME)
        && Files.readString(HOST_NAME).strip().equals(daemon)
        && security.stream().noneMatch(option -> option.matches("name=(rootless|userns)"));
  }
}
