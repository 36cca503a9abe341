package com.shop.playground.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.shop.playground.shop.ShopException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The software bill of materials of a service, in CycloneDX format.
 *
 * @param file written by Quarkus when it packages the service
 */
record Sbom(Path file) {
  /** Scanners recognise an SBOM by this ending. */
  static final String NAME = "sbom.cdx.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Returns the content without the time of the build, so that equal services have equal images.
   *
   * @throws ShopException if the service has not been packaged
   */
  byte[] content() throws IOException {
    if (!Files.exists(file)) {
      throw new ShopException(file + " is missing. Build it with mvn -DskipTests package.");
    }
    JsonNode bom = JSON.readTree(file.toFile());
    if (bom.get("metadata") instanceof ObjectNode metadata) {
      metadata.remove("timestamp");
    }
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(bom);
  }
}
