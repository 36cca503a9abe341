package com.shop.user.password;

import com.shop.platform.Nfc;
import com.shop.platform.problem.Problem;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Password hashes: Argon2id (RFC 9106) with the first parameters that OWASP's password storage
 * cheat sheet recommends, stored as PHC strings. Hashing is slow and takes much memory on purpose:
 * do not call this inside a transaction. {@link HashQueue} limits the number of concurrent hashes,
 * so that many logins at once cannot exhaust the pod's memory.
 */
@ApplicationScoped
@Startup
public class Passwords {
  /** 19 MiB of memory, 2 passes, 1 lane. */
  private static final Argon2idHash.Parameters PARAMETERS =
      new Argon2idHash.Parameters(19 * 1024, 2, 1);

  private final HashQueue queue;

  /** Used again by later hashes: as garbage, it would fill the heap. */
  private final BlockPool memory;

  /** Decoy hash, so that checking an unknown account takes as long. */
  private final String decoy;

  Passwords(
      @ConfigProperty(name = "shop.password.hashes-at-once") int atOnce,
      @ConfigProperty(name = "shop.password.max-waiting") int maxWaiting,
      @ConfigProperty(name = "shop.password.patience") Duration patience) {
    int running = Math.min(atOnce, Runtime.getRuntime().availableProcessors());
    this.queue = new HashQueue(running, maxWaiting, patience);
    this.memory =
        new FixedBlockPool(
            running
                * Argon2BytesGenerator.getBlockCount(PARAMETERS.memoryKib(), PARAMETERS.lanes()));
    this.decoy = hash(UUID.randomUUID().toString());
  }

  /**
   * Hashes with a new salt. Password checks come first when both wait.
   *
   * @throws Problem 503 when no hash can start in time
   */
  public String hash(String password) {
    return queue.hash(() -> Argon2idHash.of(normalize(password), PARAMETERS, memory).toString());
  }

  /**
   * Whether the password matches the hash. Without a hash the result is false and takes as long, so
   * that the time does not reveal whether an account exists.
   *
   * @param hash called once hashing can start; may throw to abort
   * @throws Problem 503 when no hash can start in time
   */
  public boolean matches(String password, Supplier<Optional<String>> hash) {
    return queue.check(() -> matches(password, hash.get()));
  }

  private boolean matches(String password, Optional<String> hash) {
    // With the parameters of the stored hash, which may be older than today's.
    Argon2idHash known = Argon2idHash.parse(hash.orElse(decoy));
    return known.matches(normalize(password), memory) && hash.isPresent();
  }

  /**
   * Makes composed and decomposed accents equal (RFC 8265, OpaqueString). Every stored hash is of a
   * normalized password, so the password as entered is not tried as well.
   */
  private static String normalize(String password) {
    return Nfc.of(password);
  }
}
