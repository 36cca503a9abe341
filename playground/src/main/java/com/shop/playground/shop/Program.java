package com.shop.playground.shop;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one process of the shop runs.
 *
 * @param name of the process, such as {@code order-service-1}
 * @param jar the code that it runs; a process started before it was last built runs other code
 * @param command the whole command line
 * @param environment what is added to ours
 * @param ready answers 200 each, once the process does its work
 */
public record Program(
    String name, Path jar, List<String> command, Map<String, String> environment, List<URI> ready) {

  /** The same program, with another environment. */
  public Program with(Map<String, String> otherEnvironment) {
    return new Program(name, jar, command, otherEnvironment, ready);
  }

  /** The same program, with an environment variable that has another value, or is new. */
  public Program with(String variable, String value) {
    Map<String, String> changed = new TreeMap<>(environment);
    changed.put(variable, value);
    return with(changed);
  }

  /** The same program, with another command line. */
  public Program running(List<String> otherCommand) {
    return new Program(name, jar, otherCommand, environment, ready);
  }

  /** The same program, with other signs that it does its work. */
  Program waitingFor(List<URI> otherReady) {
    return new Program(name, jar, command, environment, otherReady);
  }
}
