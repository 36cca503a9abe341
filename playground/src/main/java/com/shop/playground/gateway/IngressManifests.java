package com.shop.playground.gateway;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.shop.playground.gateway.Route.PathType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Reads the routes from all Ingresses in a folder of Kubernetes manifests. */
final class IngressManifests {

  private static final YAMLMapper YAML = new YAMLMapper();

  private IngressManifests() {}

  /**
   * @param folder searched recursively; other manifests in it are ignored
   * @throws GatewayException if it cannot be read, contains no Ingress with a rule, or contains one
   *     that the gateway does not support
   */
  static RouteTable read(Path folder) {
    List<Route> routes = new ArrayList<>();
    for (Path file : manifests(folder)) {
      for (JsonNode document : documents(file)) {
        if (document.path("kind").asText("").equals("Ingress")
            && document.path("apiVersion").asText("").equals("networking.k8s.io/v1")) {
          addRoutes(document, file, routes);
        }
      }
    }
    if (routes.isEmpty()) {
      throw new GatewayException("No Ingress with a rule was found below %s.".formatted(folder));
    }
    return new RouteTable(routes);
  }

  private static List<Path> manifests(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().matches(".*\\.ya?ml"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new GatewayException("The folder %s cannot be read.".formatted(folder), e);
    }
  }

  private static List<JsonNode> documents(Path file) {
    try (MappingIterator<JsonNode> documents =
        YAML.readerFor(JsonNode.class).readValues(file.toFile())) {
      return documents.readAll();
    } catch (JacksonException e) {
      throw new GatewayException("%s is not valid YAML.".formatted(file), e);
    } catch (IOException e) {
      throw new GatewayException("%s cannot be read.".formatted(file), e);
    }
  }

  private static void addRoutes(JsonNode ingress, Path file, List<Route> routes) {
    for (JsonNode rule : ingress.path("spec").path("rules")) {
      String host = rule.path("host").asText("").toLowerCase(Locale.ROOT);
      for (JsonNode path : rule.path("http").path("paths")) {
        routes.add(route(host, path, file));
      }
    }
  }

  private static Route route(String host, JsonNode rule, Path file) {
    String path = rule.path("path").asText("");
    String service = rule.path("backend").path("service").path("name").asText("");
    if (!path.startsWith("/") || service.isEmpty() || host.startsWith("*")) {
      throw new GatewayException(
          "The Ingress in %s has a rule without a path or a service, or with a wildcard host."
              .formatted(file));
    }
    return new Route(host, pathType(rule, file), path, service);
  }

  private static PathType pathType(JsonNode rule, Path file) {
    String pathType = rule.path("pathType").asText("");
    return switch (pathType) {
      case "Exact" -> PathType.EXACT;
      case "Prefix" -> PathType.PREFIX;
      default ->
          throw new GatewayException(
              "The Ingress in %s has the pathType \"%s\"; the gateway supports Prefix and Exact."
                  .formatted(file, pathType));
    };
  }
}
