package com.shop.platform.idempotency;

import com.shop.platform.Sha256;
import com.shop.platform.problem.Problem;
import java.util.UUID;
import java.util.regex.Pattern;

/** A client's idempotency key, unique per caller and path. */
public record IdempotencyKey(UUID caller, String path, String value) {
  /** The request header that carries it. */
  public static final String HEADER = "Idempotency-Key";

  private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7e]{1,255}");

  /**
   * @throws Problem 400 {@code idempotency_key_required} when it is missing or malformed
   */
  public IdempotencyKey {
    if (value == null || !VISIBLE_ASCII.matcher(value).matches()) {
      throw new Problem(
          400,
          "idempotency_key_required",
          "Idempotency-Key is required: 1 to 255 visible ASCII characters.");
    }
  }

  byte[] hash() {
    return Sha256.of(caller + "\n" + path + "\n" + value);
  }
}
