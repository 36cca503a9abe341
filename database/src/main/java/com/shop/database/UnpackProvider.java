package com.shop.database;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** MySQL unpacked from the distribution's packages into the user's cache. */
record UnpackProvider(UnpackedMysql unpacked, Consumer<String> tell) implements ServerProvider {

  static UnpackProvider inTheCache(Consumer<String> tell) {
    return new UnpackProvider(new UnpackedMysql(Cache.folder().resolve("mysql")), tell);
  }

  @Override
  public DatabaseSource way() {
    return DatabaseSource.UNPACK;
  }

  @Override
  public Optional<String> missing() {
    if (unpacked.isThere()) {
      return Optional.empty();
    }
    boolean debian = OnPath.find("apt-get").isPresent() && OnPath.find("dpkg-deb").isPresent();
    boolean amd64Linux =
        System.getProperty("os.name").equals("Linux")
            && System.getProperty("os.arch").equals("amd64");
    if (!amd64Linux || !debian) {
      return Optional.of("MySQL can be unpacked from packages on Debian for amd64 only");
    }
    return mirrors().isEmpty()
        ? Optional.of("apt's source files name no mirror of Debian to unpack MySQL from")
        : Optional.empty();
  }

  @Override
  public Server open(ServerFolder folder) throws IOException, InterruptedException {
    return PrivateServer.open(way(), mysqld(), folder);
  }

  /** The program, unpacked if it is not yet. */
  Mysqld mysqld() throws IOException, InterruptedException {
    if (!unpacked.isThere()) {
      unpacked.unpack(mirrors(), tell);
    }
    return unpacked.mysqld();
  }

  private static List<String> mirrors() {
    try {
      return AptSources.mirrors();
    } catch (IOException e) {
      return List.of();
    }
  }
}
