package com.shop.playground;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.playground.shop.Repository;
import com.shop.playground.shop.Shop;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AuditCommandTest {

  @Test
  @DisabledIfEnvironmentVariable(
      named = "SHOP_MYSQL_URL",
      matches = ".+",
      disabledReason = "a given server may have a shop in it")
  void whereThereIsNoShopItSaysSoAndMakesNone(@TempDir Path folder) throws IOException {
    StringWriter said = new StringWriter();

    int exit =
        new CommandLine(new AuditCommand(() -> new Shop(Repository.root(), folder)))
            .setErr(new PrintWriter(said))
            .setExecutionExceptionHandler(new CliErrorHandler())
            .execute();

    assertEquals(AuditCommand.NOT_LOOKED, exit);
    assertEquals("There is no shop yet: start it with scripts/up.", said.toString().strip());
    try (Stream<Path> made = Files.list(folder)) {
      assertEquals(0, made.count(), "nothing is made");
    }
  }
}
