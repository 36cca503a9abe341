package com.shop.playground.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.shop.playground.shop.ShopException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaRuntimeTest {

  private static final String HOME = "/opt/java";

  @TempDir Path folder;
  private Path java;

  /** A script stands for Java. */
  @BeforeEach
  void writeProgram() throws Exception {
    java = Files.writeString(folder.resolve("java"), "#!/bin/sh\n");
  }

  @Test
  void theJavaOfTheImageIsExtracted() throws Exception {
    JavaRuntime runtime = extract(image("25.0.1+8", HOME));
    assertEquals("#!/bin/sh\n", Files.readString(runtime.program()));
    assertTrue(Files.isExecutable(runtime.program()));
    assertTrue(Files.notExists(runtime.home().resolve("other")));
  }

  @Test
  void anEarlierJavaWritesNoCache() throws Exception {
    assertRejected(
        "the base image's Java version is 21.0.5; a cache needs 25", image("21.0.5", HOME));
  }

  @Test
  void aJavaOfAnotherSystemDoesNotRunHere() throws Exception {
    Files.writeString(java, "\u007fELF");
    assertRejected("the base image's Java does not run on this machine", image("25", HOME));
  }

  @Test
  void anImageThatDoesNotNameItsJavaHasNone() throws Exception {
    assertRejected("the base image does not set JAVA_HOME", image("25", ""));
  }

  private void assertRejected(String reason, Path image) {
    assertEquals(reason, assertThrows(ShopException.class, () -> extract(image)).getMessage());
  }

  private JavaRuntime extract(Path image) throws Exception {
    return JavaRuntime.extract(image, folder.resolve("home"));
  }

  private Path image(String version, String home) throws Exception {
    Path release =
        Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    FileEntriesLayer layer =
        FileEntriesLayer.builder()
            .addEntry(release, AbsoluteUnixPath.get(HOME + "/release"))
            .addEntry(release, AbsoluteUnixPath.get("/other"))
            .addEntry(
                java,
                AbsoluteUnixPath.get(HOME + "/bin/java"),
                FilePermissions.fromOctalString("755"))
            .build();
    JibContainerBuilder image =
        Jib.fromScratch().addFileEntriesLayer(layer).addEnvironmentVariable("PATH", "/bin");
    if (!home.isEmpty()) {
      image.addEnvironmentVariable("JAVA_HOME", home);
    }
    Path tar = folder.resolve("base.tar");
    image.containerize(Containerizer.to(TarImage.at(tar).named("base")));
    return tar;
  }
}
