package com.shop.user.token;

import io.smallrye.jwt.util.ResourceUtils;
import java.io.IOException;

/** A configured file with keys, read once at start. */
final class KeyFile {
  private KeyFile() {}

  /**
   * @param location as in {@code file:/keys/jwks.json}
   * @throws IllegalStateException when there is nothing to read
   */
  static String read(String location) {
    try {
      String content = ResourceUtils.readResource(location);
      if (content != null) {
        return content;
      }
    } catch (IOException e) {
      throw new IllegalStateException("The key file at " + location + " is not readable", e);
    }
    throw new IllegalStateException("There is no key file at " + location);
  }
}
