package com.shop.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * The folder of one server: its data, its root password, its address while it runs.
 *
 * @param path absolute
 * @param lasting whether the data are meant to survive; otherwise they are a test's, and speed goes
 *     before safety
 */
record ServerFolder(Path path, boolean lasting) {

  Path data() {
    return path.resolve("db");
  }

  Path log() {
    return path.resolve("mysqld.log");
  }

  Path mysqld() {
    return path.resolve("mysqld.pid");
  }

  Path keeper() {
    return path.resolve("keeper.pid");
  }

  /** Names the keeper once its server's address can be read. */
  Path ready() {
    return path.resolve("ready");
  }

  Path keeperLog() {
    return path.resolve("keeper.log");
  }

  Path lock() {
    return path.resolve("lock");
  }

  Path address() {
    return path.resolve("address.properties");
  }

  /** Names the way by which the data were made: another way would find none of them. */
  private Path wayOfTheData() {
    return path.resolve("way");
  }

  Optional<DatabaseSource> remembered() {
    try {
      return Files.exists(wayOfTheData())
          ? Optional.of(DatabaseSource.of(Files.readString(wayOfTheData())))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void remember(DatabaseSource way) throws IOException {
    PrivateFile.write(wayOfTheData(), way + "\n");
  }

  /** The name of this folder's container and of its volume. */
  String containerName() {
    return "shop-mysql-" + Integer.toHexString(path.toString().hashCode());
  }

  /** The password of root: random, made once for each folder. */
  String rootPassword() throws IOException {
    Path file = path.resolve("root-password");
    if (!Files.exists(file)) {
      byte[] random = new byte[24];
      new SecureRandom().nextBytes(random);
      PrivateFile.write(file, Base64.getUrlEncoder().encodeToString(random) + "\n");
    }
    return Files.readString(file).strip();
  }

  /** The port of last time, so that whoever knew the server finds it again, if it is free. */
  int port() throws IOException {
    Optional<Integer> last = Address.read(address()).map(Address::port).filter(FreePort::isFree);
    return last.isPresent() ? last.get() : FreePort.any();
  }

  void forget() throws IOException {
    Files.deleteIfExists(wayOfTheData());
  }

  void delete() {
    Folders.delete(path);
  }
}
