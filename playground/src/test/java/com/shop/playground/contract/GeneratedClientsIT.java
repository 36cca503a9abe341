package com.shop.playground.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.database.Requires;
import com.shop.playground.system.RunningShop;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The clients that OpenAPI Generator makes of the four documents compile and place an order. The
 * profile {@code clients} generates them and runs this test.
 */
@Tag("clients")
@ExtendWith(RunningShop.class)
class GeneratedClientsIT {
  private static final Path GENERATED = Path.of("target", "clients").toAbsolutePath();
  private static final Path SAMPLES = Path.of("src", "clients").toAbsolutePath();
  private static final Path JDK = Path.of(System.getProperty("java.home"), "bin");

  private static final String TYPESCRIPT = "typescript@7.0.2";
  private static final String NODE_TYPES = "@types/node@26.6.7";

  @TempDir Path folder;

  @Test
  void theJavaClientPlacesAnOrder() throws Exception {
    String classPath = System.getProperty("java.class.path");
    List<String> compile =
        new ArrayList<>(
            List.of(JDK.resolve("javac").toString(), "-nowarn", "-d", ".", "-cp", classPath));
    try (Stream<Path> files =
        Stream.concat(Files.walk(GENERATED.resolve("java")), Files.walk(SAMPLES.resolve("java")))) {
      files.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(compile::add);
    }
    run(compile);

    String output =
        run(
            List.of(
                JDK.resolve("java").toString(),
                "-cp",
                "." + File.pathSeparator + classPath,
                "PlaceOrder",
                RunningShop.base().toString()));

    assertConfirmed(output);
  }

  @Test
  void theTypeScriptClientPlacesAnOrder() throws Exception {
    Requires.that(isInstalled("npm"), "Node.js with npm");
    Path tools = cache().resolve("typescript-client");
    Files.createDirectories(tools);
    run(
        List.of(
            "npm",
            "install",
            "--prefix",
            tools.toString(),
            "--no-audit",
            "--no-fund",
            "--ignore-scripts",
            TYPESCRIPT,
            NODE_TYPES));
    Path sources = GENERATED.resolve("typescript");
    Files.copy(
        SAMPLES.resolve("typescript/place-order.ts"),
        sources.resolve("place-order.ts"),
        StandardCopyOption.REPLACE_EXISTING);
    run(
        List.of(
            tools.resolve("node_modules/.bin/tsc").toString(),
            "--strict",
            "--target",
            "es2022",
            "--module",
            "commonjs",
            "--moduleResolution",
            "bundler",
            "--lib",
            "es2022,dom",
            "--typeRoots",
            tools.resolve("node_modules/@types").toString(),
            "--types",
            "node",
            "--rootDir",
            sources.toString(),
            "--outDir",
            folder.toString(),
            sources.resolve("place-order.ts").toString()));

    assertConfirmed(run(List.of("node", "place-order.js", RunningShop.base().toString())));
  }

  private static void assertConfirmed(String output) {
    assertTrue(output.strip().matches("(?s).*Order [0-9a-f-]{36}: CONFIRMED"), output);
  }

  private String run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor(), () -> command.get(0) + "\n" + output);
    return output;
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static Path cache() {
    String cache = System.getenv("XDG_CACHE_HOME");
    return (cache == null ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache))
        .resolve("shop");
  }
}
