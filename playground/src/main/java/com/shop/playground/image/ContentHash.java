package com.shop.playground.image;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Sums up what an image contains, so that different images get different tags. */
final class ContentHash {
  private static final int CHARACTERS = 12;

  private final MessageDigest digest;

  ContentHash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  ContentHash add(String text) {
    return add(text.getBytes(StandardCharsets.UTF_8));
  }

  ContentHash add(byte[] content) {
    digest.update(content);
    return this;
  }

  /** The hash, of which nothing more can be added afterwards. */
  String hex() {
    return HexFormat.of().formatHex(digest.digest()).substring(0, CHARACTERS);
  }
}
