package com.shop.database;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Java that runs this program, to run another with. */
public final class ThisJava {

  private ThisJava() {}

  /** The {@code java} command. */
  public static String program() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** What this program was started with, to be used from any folder. */
  public static String classPath() {
    ClassLoader loader = ThisJava.class.getClassLoader();
    Stream<String> entries =
        loader == ClassLoader.getSystemClassLoader()
            ? Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            : contents(loader);
    return entries
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Quarkus' dev mode has class loaders of its own, which java.class.path does not list. */
  private static Stream<String> contents(ClassLoader loader) {
    URL ownCode = ThisJava.class.getProtectionDomain().getCodeSource().getLocation();
    Stream<String> jars =
        loader
            .resources("META-INF/MANIFEST.MF")
            .map(URL::getPath)
            .filter(path -> path.contains("!"))
            .map(path -> path.substring(0, path.indexOf('!')));
    return Stream.concat(Stream.of(ownCode.toString()), jars)
        .map(location -> Path.of(URI.create(location)).toString());
  }
}
