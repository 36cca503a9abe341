package com.shop.playground.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.shop.database.OnPath;
import com.shop.database.Requires;
import com.shop.playground.shop.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every checkout of scripts and manifests has line feeds, even with Git's autocrlf. */
class LineEndingsTest {

  @Test
  void scriptsAndManifestsAreCheckedOutWithLineFeeds() throws Exception {
    Requires.that(
        OnPath.find("git").isPresent() && Files.exists(Repository.root().resolve(".git")),
        "git and a checkout");
    List<String> files = git("ls-files", "--", ".ci", "scripts", "k8s", "*.sh", "*.cnf");
    assertFalse(files.isEmpty());

    List<String> command = new ArrayList<>(List.of("check-attr", "eol", "--"));
    command.addAll(files);
    assertEquals(
        files.stream().map(file -> file + ": eol: lf").toList(),
        git(command.toArray(String[]::new)));
  }

  private static List<String> git(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Process git =
        new ProcessBuilder(command)
            .directory(Repository.root().toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, git.waitFor(), "git " + arguments[0]);
    return output.lines().toList();
  }
}
