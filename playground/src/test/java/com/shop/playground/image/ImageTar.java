package com.shop.playground.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * An image in the format of docker save.
 *
 * @param name with its tag
 * @param config how it runs
 * @param layers as uncompressed tars
 */
record ImageTar(String name, JsonNode config, List<byte[]> layers) {

  static ImageTar read(Path tar) throws IOException {
    Map<String, byte[]> image = entries(Files.readAllBytes(tar));
    JsonNode manifest = json(image.get("manifest.json")).get(0);
    List<byte[]> layers = new ArrayList<>();
    for (JsonNode layer : manifest.get("Layers")) {
      byte[] zipped = image.get(layer.asText());
      layers.add(new GZIPInputStream(new ByteArrayInputStream(zipped)).readAllBytes());
    }
    return new ImageTar(
        manifest.at("/RepoTags/0").asText(),
        json(image.get(manifest.get("Config").asText())).get("config"),
        layers);
  }

  /** The content of each file. */
  Map<String, byte[]> files() throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    for (byte[] layer : layers) {
      files.putAll(entries(layer));
    }
    return files;
  }

  static JsonNode json(byte[] text) throws IOException {
    return new ObjectMapper().readTree(text);
  }

  static Map<String, byte[]> entries(byte[] tar) throws IOException {
    Map<String, byte[]> entries = new HashMap<>();
    try (TarArchiveInputStream in = new TarArchiveInputStream(new ByteArrayInputStream(tar))) {
      for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), in.readAllBytes());
      }
    }
    return entries;
  }
}
