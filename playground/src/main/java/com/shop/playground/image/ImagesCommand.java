package com.shop.playground.image;

import com.shop.database.Signals;
import com.shop.playground.shop.Docker;
import com.shop.playground.shop.Repository;
import com.shop.playground.shop.Service;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Builds the images of all services and of the audit as tars, and loads them into the local Docker
 * if there is one.
 */
@Command(
    name = "images",
    mixinStandardHelpOptions = true,
    description = "Builds the container images from what Maven has packaged.")
public final class ImagesCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--base",
      defaultValue = "eclipse-temurin:25-jre",
      paramLabel = "<image>",
      description = "The base image, a JRE (default: ${DEFAULT-VALUE}).")
  private String base;

  @Option(
      names = "--tag",
      paramLabel = "<tag>",
      description = "Default: dev- and a hash of the content.")
  private String tag;

  /**
   * Also writes the images' tags into a kustomize component, which scripts/deploy adds.
   *
   * @throws ShopException if the base image cannot be found
   */
  @Override
  public Integer call() throws IOException, InterruptedException {
    Path repository = Repository.root();
    Path folder = Files.createDirectories(repository.resolve("target/images"));
    PrintWriter out = spec.commandLine().getOut();
    Docker docker = new Docker();
    boolean dockerIsAvailable = docker.isAvailable();
    BaseImage from = new BaseImage(base, dockerIsAvailable && docker.has(base));
    out.printf("Base image: %s%n", base);
    Path baseTar = folder.resolve("base.tar");
    String baseDigest = from.copyTo(baseTar);
    Map<Service, ServiceImage> images = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      images.put(service, new ServiceImage(service, repository, from));
    }
    AotCaches caches = new AotCaches(repository, folder, baseTar, baseDigest);
    Map<Service, Path> cacheOf = Signals.interrupt(() -> caches.of(images, out::println));

    Map<String, String> versions = new TreeMap<>();
    for (Service service : Service.values()) {
      ServiceImage image = images.get(service);
      Optional<Path> cache = Optional.ofNullable(cacheOf.get(service));
      String version = tag == null ? image.contentTag(baseDigest, cache) : tag;
      image.write(service + ":" + version, cache, folder.resolve(service + ".tar"));
      versions.put(service.toString(), version);
    }
    AuditImage audit = new AuditImage(repository.resolve("playground/target"), from);
    String auditVersion = tag == null ? audit.contentTag(baseDigest) : tag;
    audit.write(AuditImage.NAME + ":" + auditVersion, folder.resolve(AuditImage.NAME + ".tar"));
    versions.put(AuditImage.NAME, auditVersion);

    StringBuilder component =
        new StringBuilder(
            "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nimages:\n");
    for (Map.Entry<String, String> image : versions.entrySet()) {
      Path file = folder.resolve(image.getKey() + ".tar");
      boolean loaded = dockerIsAvailable && docker.load(file);
      out.printf(
          "  %s:%s in %s (%d MB)%s%n",
          image.getKey(),
          image.getValue(),
          file,
          Files.size(file) / 1_000_000,
          loaded ? " and in Docker" : "");
      component.append(
          "  - {name: %s, newTag: \"%s\"}%n".formatted(image.getKey(), image.getValue()));
    }
    Files.writeString(folder.resolve("kustomization.yaml"), component);
    Files.delete(baseTar);
    return 0;
  }
}
