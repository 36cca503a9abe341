package com.shop.playground.shop;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where this program was built, and so where the packaged services and the manifests are. */
public final class Repository {

  private Repository() {}

  /**
   * @throws ShopException when this program has been taken out of its repository
   */
  public static Path root() {
    Path folder = ownCode();
    while (folder != null && !Files.isDirectory(folder.resolve("k8s"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new ShopException(ownCode() + " is not inside of the shop's repository.");
    }
    return folder;
  }

  /** The jar of this program, or the folder of its classes. */
  static Path ownCode() {
    try {
      return Path.of(Repository.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
