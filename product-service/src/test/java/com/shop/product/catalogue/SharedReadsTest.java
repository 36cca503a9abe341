package com.shop.product.catalogue;

import static io.restassured.RestAssured.get;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.shop.platform.OwnDatabase;
import com.shop.product.LockedCatalogue;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Identical reads at the same moment, while the database is held up. */
@QuarkusTest
@OwnDatabase
class SharedReadsTest {
  private static final int CLIENTS = 8;

  private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);

  @Inject MeterRegistry metrics;

  @ConfigProperty(name = "quarkus.datasource.jdbc.url")
  String url;

  @AfterEach
  void stop() {
    clients.shutdownNow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/product?q=zzz&limit=7", "/product/categories"})
  void identicalReadsRunOneSelect(String path) throws Throwable {
    assertEquals(1, selects(Stream.generate(() -> path).limit(CLIENTS).toList(), CLIENTS - 1));
  }

  @Test
  void equalParametersInAnotherOrderAreIdentical() throws Throwable {
    assertEquals(
        1, selects(List.of("/product?q=zzz&sort=price", "/product?sort=price&limit=20&q=zzz"), 1));
  }

  @Test
  void differentReadsRunTheirOwnSelects() throws Throwable {
    assertEquals(
        4,
        selects(
            List.of("/product", "/product?limit=7", "/product?q=zzz", "/product/categories"), 0));
  }

  /** Sends the requests while no SELECT can end, and counts those that run. */
  private double selects(List<String> paths, int expectedShared) throws Throwable {
    double before = count("shop.catalogue.reads");
    double sharedBefore = count("shop.catalogue.shared");
    List<CompletableFuture<Integer>> responses = new ArrayList<>();
    LockedCatalogue.during(
        url,
        () -> {
          for (String path : paths) {
            responses.add(CompletableFuture.supplyAsync(() -> get(path).statusCode(), clients));
          }
          await().until(() -> count("shop.catalogue.shared") - sharedBefore == expectedShared);
        });
    for (CompletableFuture<Integer> response : responses) {
      assertEquals(200, response.join());
    }
    return count("shop.catalogue.reads") - before;
  }

  private double count(String name) {
    return metrics.find(name).counters().stream().mapToDouble(c -> c.count()).sum();
  }
}
