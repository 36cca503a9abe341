package com.shop.product.storefront;

import com.shop.platform.Sha256;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/**
 * A file of the storefront, in memory.
 *
 * @param type the media type
 * @param gzip the compressed body
 * @param version 16 hexadecimal digits of the hash of its content
 */
record StorefrontFile(String type, Buffer body, Buffer gzip, String version) {
  private static final int VERSION_DIGITS = 16;

  static StorefrontFile of(String type, byte[] content) {
    return new StorefrontFile(
        type, Buffer.buffer(content), Buffer.buffer(compressed(content)), version(content));
  }

  static String version(byte[] content) {
    return HexFormat.of().formatHex(Sha256.of(content)).substring(0, VERSION_DIGITS);
  }

  private static byte[] compressed(byte[] content) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return compressed.toByteArray();
  }
}
