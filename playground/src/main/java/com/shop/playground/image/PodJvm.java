package com.shop.playground.image;

import java.util.List;
import java.util.stream.Stream;

/** The options of the JVM in the images. */
public final class PodJvm {
  /**
   * The heap is a share of the container's limit: 153 of 512 MiB leave room for classes, code,
   * threads and buffers, and keep the process below 300 MiB. It starts with 51 MiB: the objects in
   * an AOT cache must fit into it, or the JVM does not start. Out of memory, the process exits and
   * Kubernetes restarts it.
   */
  static final List<String> OPTIONS =
      List.of(
          "-XX:InitialRAMPercentage=10",
          "-XX:MaxRAMPercentage=30",
          "-XX:+UseSerialGC",
          "-XX:+ExitOnOutOfMemoryError");

  private PodJvm() {}

  /**
   * The options for a JVM on this machine that is to behave as in a pod of 512 MiB. Other sizes may
   * change the layout of objects.
   */
  public static List<String> likeInAPod() {
    return Stream.concat(Stream.of("-XX:MaxRAM=512m"), OPTIONS.stream()).toList();
  }
}
