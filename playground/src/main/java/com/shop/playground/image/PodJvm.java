package com.shop.playground.image;

import java.util.List;
import java.util.stream.Stream;

/** The options of the JVM in the images. */
public final class PodJvm {
  /**
   * The heap is a share of the container's limit: 128 of 512 MiB leave room for classes, code,
   * threads and buffers. It starts with 51 MiB: the objects in an AOT cache must fit into it, or
   * the JVM does not start. What is free is given back: most of the heap at each full collection,
   * and every ten seconds what the JIT compilers and buffers had, by a JVM that can (since 21). Out
   * of memory, the process exits and Kubernetes restarts it.
   */
  static final List<String> OPTIONS =
      List.of(
          "-XX:InitialRAMPercentage=10",
          "-XX:MaxRAMPercentage=25",
          "-XX:+UseSerialGC",
          "-XX:MinHeapFreeRatio=20",
          "-XX:MaxHeapFreeRatio=40",
          "-XX:+IgnoreUnrecognizedVMOptions",
          "-XX:TrimNativeHeapInterval=10000",
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
