package com.shop.user.token;

import io.smallrye.jwt.util.ResourceUtils;
import java.io.IOException;

/** A configured key file. */
final class KeyFile {
  private KeyFile() {}

  /**
   * @param location such as {@code file:/keys/jwks.json}
   * @throws IllegalStateException when the file does not exist or cannot be read
   */
  static String read(String location) {
    try {
      String content = ResourceUtils.readResource(location);
      if (content != null) {
        return content;
      }
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read the key file " + location, e);
    }
    throw new IllegalStateException("Key file not found: " + location);
  }
}
