package com.shop.product.storefront;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the module storefront has built.
 *
 * @param page names each file with the version of its content
 * @param files by their names without a version, such as {@code app.js}
 */
record Storefront(StorefrontFile page, Map<String, StorefrontFile> files) {
  /** Below it are the files. */
  static final String FOLDER = "/assets/storefront/";

  private static final Map<String, String> TYPES =
      Map.of(
          "app.js", "text/javascript; charset=utf-8",
          "app.css", "text/css; charset=utf-8",
          "logo.svg", "image/svg+xml");

  static Storefront read() {
    Map<String, StorefrontFile> files = new TreeMap<>();
    String page = Buffer.buffer(read("index.html")).toString();
    for (Map.Entry<String, String> type : TYPES.entrySet()) {
      String name = type.getKey();
      StorefrontFile file = StorefrontFile.of(type.getValue(), read(name));
      files.put(name, file);
      page = page.replace(FOLDER + name, FOLDER + name.replace(".", "-" + file.version() + "."));
    }
    byte[] content = Buffer.buffer(page).getBytes();
    return new Storefront(StorefrontFile.of("text/html; charset=utf-8", content), files);
  }

  private static byte[] read(String name) {
    try (InputStream file = Storefront.class.getResourceAsStream("/storefront/" + name)) {
      if (file == null) {
        throw new IllegalStateException("The module storefront has not built " + name);
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
