package com.shop.platform.idempotency;

import com.shop.platform.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import java.util.regex.Pattern;

/** A client's key for one request: it counts per caller and path. */
public record IdempotencyKey(UUID caller, String path, String value) {
  /** The request header that carries it. */
  public static final String HEADER = "Idempotency-Key";

  private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7e]{1,255}");

  /**
   * @throws Problem 400 {@code idempotency_key_required} when there is none or it is malformed
   */
  public IdempotencyKey {
    if (value == null || !VISIBLE_ASCII.matcher(value).matches()) {
      throw new Problem(
          400,
          "idempotency_key_required",
          "This request needs an Idempotency-Key of 1 to 255 visible ASCII characters.");
    }
  }

  byte[] hash() {
    return sha256((caller + "\n" + path + "\n" + value).getBytes(StandardCharsets.UTF_8));
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
