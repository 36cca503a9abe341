package com.shop.playground.image;

import com.shop.database.Folders;
import com.shop.database.NoDatabaseException;
import com.shop.playground.shop.Service;
import com.shop.playground.shop.ShopException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The AOT caches of the images. They differ in each training, so they are kept: equal content has
 * equal images.
 *
 * @param folder where the caches are kept, named after the content that they are valid for
 * @param base the base image as a tar
 */
record AotCaches(Path repository, Path folder, Path base, String baseDigest) {

  /**
   * Trains the services unless there are caches for this content.
   *
   * @param tell receives the progress, as lines for a person; also the reason, if there is none
   * @return empty if the base image or this machine cannot train
   */
  Map<Service, Path> of(Map<Service, ServiceImage> images, Consumer<String> tell)
      throws IOException, InterruptedException {
    Map<Service, Path> caches = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      String content = images.get(service).contentHash(baseDigest);
      caches.put(service, folder.resolve(service + "-" + content + ".aot"));
    }
    if (caches.values().stream().allMatch(Files::exists)) {
      return caches;
    }
    deleteOld();
    Path home = folder.resolve("java");
    try {
      JavaRuntime java = JavaRuntime.extract(base, home);
      tell.accept("Training the services for a quick start");
      new AotTraining(repository, java, folder.resolve("training")).run(images, caches, tell);
      return caches;
    } catch (ShopException | NoDatabaseException | IOException e) {
      tell.accept("The images have no AOT cache and start more slowly: " + e.getMessage());
      return Map.of();
    } finally {
      Folders.delete(home);
    }
  }

  private void deleteOld() throws IOException {
    try (DirectoryStream<Path> old = Files.newDirectoryStream(folder, "*.aot")) {
      for (Path cache : old) {
        Files.delete(cache);
      }
    }
  }
}
