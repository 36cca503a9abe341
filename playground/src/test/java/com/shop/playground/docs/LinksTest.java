package com.shop.playground.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each relative link of a page leads to a file, and to a heading where it names one. */
class LinksTest {

  @Test
  void everyLinkResolves() {
    assertEquals(List.of(), broken(Page.all()));
  }

  @Test
  void brokenLinksAreFound(@TempDir Path root) throws IOException {
    Path page = root.resolve("docs/page.md");
    Files.createDirectories(page.getParent());
    Files.writeString(
        page,
        """
        # A page, of two parts
        [to](page.md), [up](../README.md), [part](#a-page-of-two-parts), [web](https://example.com)
        and [lost](lost.md), [no part](page.md#none) and [by name][name].

        [name]: gone.md
        """);

    assertEquals(
        List.of(
            page + ": ../README.md",
            page + ": lost.md",
            page + ": page.md#none",
            page + ": gone.md"),
        broken(Page.below(root)));
  }

  private static List<String> broken(List<Page> pages) {
    return pages.stream().flatMap(page -> page.brokenLinks().stream()).toList();
  }
}
