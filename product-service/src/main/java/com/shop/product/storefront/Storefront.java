package com.shop.product.storefront;

import com.fasterxml.jackson.databind.ObjectMapper;
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
 * @param picturesVersion one version of all pictures of products that the shop comes with
 */
record Storefront(StorefrontFile page, Map<String, StorefrontFile> files, String picturesVersion) {
  /** Below it are the files. */
  static final String FOLDER = "/assets/storefront/";

  /** Below it are the pictures of products. */
  static final String PICTURES = "/assets/products/";

  private static final Map<String, String> TYPES =
      Map.of(
          "app.js", "text/javascript; charset=utf-8",
          "app.css", "text/css; charset=utf-8",
          "logo.svg", "image/svg+xml");

  static Storefront read() {
    Map<String, StorefrontFile> files = new TreeMap<>();
    String picturesVersion = hashOfPictures();
    String page =
        Buffer.buffer(read("/storefront/index.html"))
            .toString()
            .replace("VERSION", picturesVersion);
    for (Map.Entry<String, String> type : TYPES.entrySet()) {
      String name = type.getKey();
      StorefrontFile file = StorefrontFile.of(type.getValue(), read("/storefront/" + name));
      files.put(name, file);
      page = page.replace(FOLDER + name, FOLDER + name.replace(".", "-" + file.version() + "."));
    }
    byte[] content = Buffer.buffer(page).getBytes();
    return new Storefront(
        StorefrontFile.of("text/html; charset=utf-8", content), files, picturesVersion);
  }

  private static String hashOfPictures() {
    Buffer all = Buffer.buffer();
    try {
      new ObjectMapper()
          .readTree(read("/seed/products.json"))
          .findValuesAsText("image")
          .forEach(name -> all.appendBytes(read("/META-INF/resources" + PICTURES + name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return StorefrontFile.version(all.getBytes());
  }

  private static byte[] read(String path) {
    try (InputStream file = Storefront.class.getResourceAsStream(path)) {
      if (file == null) {
        throw new IllegalStateException(
            path + " is missing: has the module storefront been built?");
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
