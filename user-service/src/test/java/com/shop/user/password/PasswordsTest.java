package com.shop.user.password;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.shop.platform.Covers;
import com.shop.platform.Race;
import com.shop.platform.problem.Problem;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PasswordsTest {
  private static final String PASSWORD = "correct horse";

  private final Passwords passwords = new Passwords(4, 8, Duration.ofSeconds(10));

  @Test
  void aHashMatchesItsPasswordOnly() {
    Optional<String> hash = Optional.of(passwords.hash(PASSWORD));

    assertTrue(passwords.matches(PASSWORD, () -> hash));
    assertFalse(passwords.matches(PASSWORD + " ", () -> hash));
    assertFalse(passwords.matches("", () -> hash));
  }

  @Test
  void hashesUseArgon2idWithTheseParameters() {
    assertThat(
        passwords.hash(PASSWORD),
        matchesPattern("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[\\w+/]{22}\\$[\\w+/]{43}"));
  }

  @Test
  void everyHashHasItsOwnSalt() {
    assertNotEquals(passwords.hash(PASSWORD), passwords.hash(PASSWORD));
  }

  @Test
  void hashesWithOtherParametersMatch() {
    // A test vector of the reference implementation.
    assertTrue(
        passwords.matches(
            "password",
            () ->
                Optional.of(
                    "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ"
                        + "$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc")));
  }

  @Test
  void laterHashesReuseTheMemoryOfEarlierOnes() {
    passwords.hash(PASSWORD);
    long before = allocatedBytes();

    passwords.hash(PASSWORD);

    // Of the 19 MiB that a hash takes.
    assertThat(allocatedBytes() - before, lessThan(2L << 20));
  }

  @Test
  void equivalentUnicodeFormsMatch() {
    Optional<String> hash = Optional.of(passwords.hash("Zo\u00eb 12345"));

    assertTrue(passwords.matches("Zoe\u0308 12345", () -> hash));
  }

  @Test
  @Covers("USER-8")
  void anUnknownAccountTakesAsLongAsAWrongPassword() {
    Optional<String> hash = Optional.of(passwords.hash(PASSWORD));

    long known = fastest(() -> assertFalse(passwords.matches("wrong", () -> hash)));
    long unknown = fastest(() -> assertFalse(passwords.matches("wrong", Optional::empty)));

    assertThat(unknown, greaterThan(known / 2));
    assertThat(unknown, lessThan(known * 2));
  }

  @Test
  @Covers("CONV-41")
  void aHashThatCannotStartInTimeFailsWith503() {
    Passwords narrow = new Passwords(1, 8, Duration.ZERO);

    List<Integer> outcomes =
        Race.of(
            8,
            i -> {
              try {
                narrow.hash(PASSWORD);
                return 200;
              } catch (Problem problem) {
                return problem.status();
              }
            });

    assertThat(outcomes, hasItem(200));
    assertThat(outcomes, hasItem(503));
  }

  /** By this thread, until now. */
  private static long allocatedBytes() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  private static long fastest(Runnable work) {
    return LongStream.range(0, 7)
        .map(
            i -> {
              long start = System.nanoTime();
              work.run();
              return System.nanoTime() - start;
            })
        .min()
        .orElseThrow();
  }
}
