package com.shop.playground;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.playground.shop.Repository;
import com.shop.playground.shop.Shop;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class StatusCommandTest {

  @Test
  void afterScriptsDownItSaysThatTheShopIsNotRunning(@TempDir Path folder) throws IOException {
    Files.createDirectories(folder.resolve("run"));
    Files.writeString(
        folder.resolve("run/plan.properties"),
        """
        port=1
        user-service=2:3
        product-service=4:5
        payment-service=6:7
        order-service=8:9
        """);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();

    int exit =
        new CommandLine(new StatusCommand(() -> new Shop(Repository.root(), folder)))
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .setExecutionExceptionHandler(new CliErrorHandler())
            .execute();

    assertEquals(1, exit);
    assertEquals("The shop is not running: start it with scripts/up.", err.toString().strip());
    assertEquals("", out.toString());
  }
}
