package com.shop.playground.shop;

import com.shop.database.Address;
import com.shop.database.Secrets;
import com.shop.database.ThisJava;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The programs of a planned shop.
 *
 * @param repository the root, where the packaged services are
 * @param database the server with the schemas of all services
 * @param adaptation what a test changes about each
 */
record Programs(
    Path repository,
    Plan plan,
    Secrets secrets,
    Address database,
    UnaryOperator<Program> adaptation) {

  /**
   * Quick to start, and a heap that grows only as far as it must: a whole shop shares a machine.
   */
  private static final List<String> SERVICE_JVM =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xms32m",
          "-Xmx256m",
          "-XX:MinHeapFreeRatio=10",
          "-XX:MaxHeapFreeRatio=20");

  private static final List<String> GATEWAY_JVM =
      List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  List<Program> all() throws IOException {
    List<Program> all = new ArrayList<>();
    for (Service service : Service.values()) {
      for (int replica = 0; replica < ports(service).replicas().size(); replica++) {
        all.add(replica(service, replica));
      }
    }
    all.add(gateway());
    all.replaceAll(adaptation);
    return all;
  }

  /** All but the service, and no program waits for it. */
  List<Program> without(Service service) throws IOException {
    String publicReadiness = service.prefix() + "/ready";
    return all().stream()
        .filter(program -> !program.name().startsWith(service + "-"))
        .map(
            program ->
                program.waitingFor(
                    program.ready().stream()
                        .filter(uri -> !uri.getPath().equals(publicReadiness))
                        .toList()))
        .toList();
  }

  /**
   * The service in Quarkus dev mode, run by Maven.
   *
   * @param mvn the Maven command
   */
  Program inDevMode(Service service, String mvn) throws IOException {
    Program packaged = replica(service, 0);
    Map<String, String> environment = new TreeMap<>();
    // For the profile of dev mode only: the tests that run in the same JVM have their own settings.
    packaged.environment().forEach((name, value) -> environment.put("_DEV_" + name, value));
    return new Program(
        packaged.name(),
        packaged.jar(),
        List.of(mvn, "quarkus:dev", "-pl", service.toString(), "-am", "-Dspotless.check.skip"),
        environment,
        packaged.ready());
  }

  private Plan.Ports ports(Service service) {
    return plan.services().get(service);
  }

  private Program replica(Service service, int index) throws IOException {
    int port = ports(service).replicas().get(index);
    Path jar = service.jar(repository);
    return new Program(
        service + "-" + (index + 1),
        jar,
        Stream.concat(java(SERVICE_JVM), Stream.of("-jar", jar.toString())).toList(),
        environment(service, port),
        List.of(URI.create("http://127.0.0.1:" + port + "/ready")));
  }

  private Map<String, String> environment(Service service, int port) throws IOException {
    Map<String, String> environment = new TreeMap<>();
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    environment.put("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(service.schema().name()));
    environment.put("DB_USERNAME", service.schema().username());
    environment.put("DB_PASSWORD", secrets.databasePassword(service.toString()));
    environment.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", "file:" + secrets.verificationKeys());
    environment.put("SHOP_SEED", "true");
    if (service == Service.USER) {
      environment.put("SMALLRYE_JWT_SIGN_KEY_LOCATION", "file:" + secrets.signingKey());
    }
    if (service == Service.USER || service == Service.ORDER) {
      environment.put("ORDER_SERVICE_CLIENT_SECRET", secrets.orderServiceClientSecret());
    }
    if (service == Service.ORDER) {
      environment.put("USER_SERVICE_URL", shared(Service.USER));
      environment.put("PRODUCT_SERVICE_URL", shared(Service.PRODUCT));
      environment.put("PAYMENT_SERVICE_URL", shared(Service.PAYMENT));
    }
    return environment;
  }

  private String shared(Service service) {
    return "http://127.0.0.1:" + ports(service).shared();
  }

  private Program gateway() {
    Path jar = Repository.ownCode();
    Stream<String> command =
        Stream.of(
            "-cp",
            ThisJava.classPath(),
            "com.shop.playground.Main",
            "gateway",
            "--port",
            Integer.toString(plan.port()),
            "--ingress",
            repository.resolve("k8s").toString());
    Stream<String> services =
        plan.services().entrySet().stream()
            .flatMap(entry -> Stream.of("--service", entry.getKey() + "=" + entry.getValue()));
    return new Program(
        "gateway",
        jar,
        Stream.of(java(GATEWAY_JVM), command, services).flatMap(part -> part).toList(),
        Map.of(),
        Arrays.stream(Service.values())
            .map(service -> URI.create(base() + service.prefix() + "/ready"))
            .toList());
  }

  private String base() {
    return "http://127.0.0.1:" + plan.port();
  }

  private static Stream<String> java(List<String> options) {
    return Stream.concat(Stream.of(ThisJava.program()), options.stream());
  }
}
