package com.shop.user.password;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import com.shop.platform.problem.Problem;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Password hashes: Argon2id (RFC 9106) with the parameters that OWASP's password storage cheat
 * sheet puts first, kept as PHC strings. A hash is slow and hungry on purpose: call this outside of
 * transactions. Only so many run at once, so that a rush of logins cannot use up the pod's memory.
 */
@ApplicationScoped
@Startup
public class Passwords {
  private static final int SALT_BYTES = 16;

  /** 19 MiB of memory, 2 passes, 1 lane, 32 bytes of hash. */
  private static final Argon2Function ARGON2ID =
      Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);

  private final Semaphore turns;
  private final Duration patience;

  /** Nobody's hash, for whoever has none. */
  private final String decoy;

  Passwords(
      @ConfigProperty(name = "shop.password.hashes-at-once") int atOnce,
      @ConfigProperty(name = "shop.password.patience") Duration patience) {
    this.turns = new Semaphore(atOnce, true);
    this.patience = patience;
    this.decoy = hash(UUID.randomUUID().toString());
  }

  /**
   * Hashes with a new salt.
   *
   * @throws Problem 503 when too many hashes are under way
   */
  public String hash(String password) {
    return inTurn(
        () -> Password.hash(normal(password)).addRandomSalt(SALT_BYTES).with(ARGON2ID).getResult());
  }

  /**
   * Whether the hash is this password's. Without a hash the answer is no, but takes as long, so
   * that its time does not tell which accounts there are.
   *
   * @param hash asked for when it is this caller's turn; what it throws ends the turn
   * @throws Problem 503 when too many hashes are under way
   */
  public boolean matches(String password, Supplier<Optional<String>> hash) {
    return inTurn(() -> matches(password, hash.get()));
  }

  private boolean matches(String password, Optional<String> hash) {
    String known = hash.orElse(decoy);
    // With the parameters of the hash, not of today.
    Argon2Function function = Argon2Function.getInstanceFromHash(known);
    return Password.check(normal(password), known).with(function) && hash.isPresent();
  }

  /** One password, however a keyboard composes its accents (RFC 8265, OpaqueString). */
  private static String normal(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFC);
  }

  private <T> T inTurn(Supplier<T> work) {
    try {
      if (!turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw Problem.unavailable("Too many people are logging in at the moment.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.unavailable("The service is stopping.");
    }
    try {
      return work.get();
    } finally {
      turns.release();
    }
  }
}
