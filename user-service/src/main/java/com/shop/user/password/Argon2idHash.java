package com.shop.user.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * A hash of Argon2id version 1.3 (RFC 9106), in text a PHC string such as {@code
 * $argon2id$v=19$m=19456,t=2,p=1$SALT$HASH}.
 */
record Argon2idHash(Parameters parameters, byte[] salt, byte[] hash) {
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d+),t=(\\d+),p=(\\d+)\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

  private static final SecureRandom RANDOM = new SecureRandom();

  /** What a hash costs. */
  record Parameters(int memoryKib, int passes, int lanes) {}

  /** Hashes with a new salt. */
  static Argon2idHash of(String password, Parameters parameters, BlockPool memory) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return new Argon2idHash(parameters, salt, hash(password, parameters, salt, HASH_BYTES, memory));
  }

  /**
   * @throws IllegalArgumentException if it is not a PHC string of this algorithm and version
   */
  static Argon2idHash parse(String phc) {
    Matcher parts = PHC.matcher(phc);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not a hash of Argon2id");
    }
    return new Argon2idHash(
        new Parameters(number(parts, 1), number(parts, 2), number(parts, 3)),
        Base64.getDecoder().decode(parts.group(4)),
        Base64.getDecoder().decode(parts.group(5)));
  }

  boolean matches(String password, BlockPool memory) {
    // In constant time.
    return MessageDigest.isEqual(hash, hash(password, parameters, salt, hash.length, memory));
  }

  private static byte[] hash(
      String password, Parameters parameters, byte[] salt, int length, BlockPool memory) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(parameters.memoryKib())
            .withIterations(parameters.passes())
            .withParallelism(parameters.lanes())
            .withSalt(salt)
            .withBlockPool(memory)
            .build());
    byte[] hash = new byte[length];
    generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
    return hash;
  }

  private static int number(Matcher parts, int group) {
    return Integer.parseInt(parts.group(group));
  }

  /** The PHC string. */
  @Override
  public String toString() {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
        .formatted(
            parameters.memoryKib(),
            parameters.passes(),
            parameters.lanes(),
            base64.encodeToString(salt),
            base64.encodeToString(hash));
  }
}
