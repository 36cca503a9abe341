package com.shop.playground.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.TarImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditImageTest {
  private static final String MAIN = "classes/com/shop/playground/Main.class";
  private static final String SERVER = "classes/com/shop/playground/audit/AuditServer.class";
  private static final String SQL = "classes/com/shop/playground/audit/stock.sql";
  private static final String DRIVER = "lib/mysql-connector-j-9.jar";

  @TempDir Path folder;
  private AuditImage image;

  @BeforeEach
  void build() throws Exception {
    for (String file : new String[] {MAIN, SERVER, SQL, DRIVER, "lib/vertx-core.jar"}) {
      write(file, file);
    }
    Path tar = folder.resolve("base.tar");
    Jib.fromScratch().containerize(Containerizer.to(TarImage.at(tar).named("base")));
    image = new AuditImage(folder, new BaseImage(tar.toString(), false));
  }

  @Test
  void itRunsTheAuditAsANonRootUserAndHasNothingElse() throws Exception {
    Path tar = folder.resolve("image.tar");
    image.write("audit:1.0", tar);

    ImageTar content = ImageTar.read(tar);
    assertEquals("audit:1.0", content.name());
    assertEquals("10001:10001", content.config().get("User").asText());
    String command = content.config().get("Entrypoint").toString();
    assertTrue(command.startsWith("[\"java\","), command);
    assertTrue(command.endsWith(",\"com.shop.playground.audit.AuditServer\"]"), command);
    assertEquals(
        Set.of("app/" + SERVER, "app/" + SQL, "app/" + DRIVER),
        content.files().keySet().stream()
            .filter(name -> !name.endsWith("/"))
            .collect(Collectors.toSet()));
  }

  @Test
  void theTagDependsOnTheContent() throws IOException {
    String tag = image.contentTag("base");
    assertTrue(tag.matches("dev-[0-9a-f]{12}"), tag);
    assertNotEquals(tag, image.contentTag("another base"));
    write(MAIN, "changed");
    assertEquals(tag, image.contentTag("base"));
    write(SQL, "changed");
    assertNotEquals(tag, image.contentTag("base"));
  }

  private void write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
