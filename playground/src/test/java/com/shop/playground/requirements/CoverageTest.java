package com.shop.playground.requirements;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.shop.playground.shop.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every rule of {@code docs/requirements.md} has a test, and every id that a test names exists. */
class CoverageTest {

  @Test
  void rulesAndTestsMatch() throws IOException {
    Coverage coverage = Coverage.read(Repository.root());

    assertFalse(coverage.rules().isEmpty());
    assertEquals(List.of(), coverage.uncovered(), "rules without a test");
    assertEquals(List.of(), coverage.unknown(), "tests without a rule");
    assertEquals(List.of(), coverage.ambiguous(), "ids of several rules");
  }

  @Nested
  class WhatIsWrongIsNoticed {
    @TempDir Path root;

    @Test
    void aRuleWithoutATest() throws IOException {
      rules("- **A-1** One.\n- **A-2** Another,\n  in two lines.\n");
      test("one", "@Covers(\"A-1\")");

      assertEquals(List.of("A-2"), Coverage.read(root).uncovered());
      assertEquals(List.of(), Coverage.read(root).unknown());
    }

    @Test
    void aTestWithoutARule() throws IOException {
      rules("- **A-1** One.\n");
      test("one", "@Covers({\n      \"A-1\",\n      \"B-1\"\n  })");

      assertEquals(List.of(), Coverage.read(root).uncovered());
      assertEquals(List.of("B-1"), Coverage.read(root).unknown());
    }

    @Test
    void anIdOfSeveralRules() throws IOException {
      rules("- **A-1** One.\n- **A-2** Another.\n- **A-1** A third.\n");
      test("one", "@Covers({\"A-1\", \"A-2\"})");

      assertEquals(List.of("A-1"), Coverage.read(root).ambiguous());
    }

    @Test
    void testsOfAllModulesCount() throws IOException {
      rules("- **A-1** One.\n- **A-2** Another.\n- **A-3** A third.\n");
      test("one", "@Covers(\"A-1\")");
      test("another", "// once @Covers(\"A-2\")");
      write("one/target/src/test/java/SomeTest.java", "  @Covers(\"A-3\")\n");

      assertEquals(List.of("A-2", "A-3"), Coverage.read(root).uncovered());
    }

    private void rules(String text) throws IOException {
      write("docs/requirements.md", "# Requirements\n\n" + text);
    }

    private void test(String module, String annotation) throws IOException {
      String test = "class SomeTest {\n  @Test\n  " + annotation + "\n  void holds() {}\n}\n";
      write(module + "/src/test/java/com/shop/SomeTest.java", test);
    }

    private void write(String path, String text) throws IOException {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
  }
}
