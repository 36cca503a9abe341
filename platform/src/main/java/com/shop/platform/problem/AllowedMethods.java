package com.shop.platform.problem;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The methods that each path supports, for the {@code Allow} header: the framework does not set it.
 */
@Provider
public class AllowedMethods implements DynamicFeature {
  private static final Map<String, Set<String>> BY_PATH = new ConcurrentHashMap<>();

  /** Called once for each resource method. */
  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    for (Annotation annotation : resource.getResourceMethod().getAnnotations()) {
      HttpMethod method = annotation.annotationType().getAnnotation(HttpMethod.class);
      if (method != null) {
        String path =
            template(resource.getResourceClass().getAnnotation(Path.class))
                + template(resource.getResourceMethod().getAnnotation(Path.class));
        BY_PATH.computeIfAbsent(path, p -> ConcurrentHashMap.newKeySet()).add(method.value());
      }
    }
  }

  /**
   * Whether a path without variables supports the method; true for any other path, which may match
   * several templates.
   */
  public static boolean isDeclared(String method, String path) {
    Set<String> methods = BY_PATH.get(path.endsWith("/") ? withoutLast(path) : path);
    return methods == null || methods.contains(method.equals(HttpMethod.HEAD) ? "GET" : method);
  }

  private static String withoutLast(String path) {
    return path.substring(0, path.length() - 1);
  }

  /**
   * The value of the {@code Allow} header. {@code /user/me} is not taken for {@code /user/{id}}.
   */
  public static String of(String path) {
    return BY_PATH.keySet().stream()
        .filter(template -> path.matches(expression(template)))
        .min(Comparator.comparing(AllowedMethods::variables))
        .map(closest -> String.join(", ", new TreeSet<>(BY_PATH.get(closest))))
        .orElse("");
  }

  private static long variables(String template) {
    return template.chars().filter(c -> c == '{').count();
  }

  private static String template(Path path) {
    String text = path == null ? "" : path.value();
    return text.isEmpty() || text.startsWith("/") ? text : "/" + text;
  }

  private static String expression(String template) {
    return Pattern.compile("/")
        .splitAsStream(template)
        .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
        .collect(Collectors.joining("/", "", "/?"));
  }
}
