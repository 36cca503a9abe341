package com.shop.benchmark;

import com.shop.benchmark.Rounds.Result;
import com.shop.playground.shop.Service;
import com.shop.playground.shop.Shop;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Compares product-service with constant JSON, without and with a gateway.
 *
 * @param idle what the shop does without load
 */
record CatalogueComparison(Run run, Rounds rounds, Shop shop, Yardstick yardstick, Usage idle) {

  static final int CLIENTS = 32;

  private static final String SHOP = "shop";
  private static final String CONSTANT = "constant JSON";
  private static final String SHOP_GATEWAY = "shop through the gateway";
  private static final String CONSTANT_GATEWAY = "constant JSON through the gateway";

  private static final int OK = 200;
  private static final String PRODUCT_SERVICE = "product-service-1";
  private static final int BUSIEST = 4;

  /**
   * Measures, and adds a table to the report.
   *
   * @param what is requested, for the head of the table
   * @param paths the most popular first
   */
  void run(String what, List<String> paths) throws IOException, SQLException, InterruptedException {
    Zipf requests = new Zipf(paths);
    Map<String, Subject> subjects = new LinkedHashMap<>();
    subjects.put(SHOP, load(shop.pod(Service.PRODUCT), requests));
    subjects.put(CONSTANT, load(yardstick.base(), requests));
    subjects.put(SHOP_GATEWAY, load(shop.base(), requests));
    subjects.put(CONSTANT_GATEWAY, load(yardstick.gateway(), requests));
    Map<String, Result> results = rounds.run(subjects, CLIENTS);
    List<List<String>> table = new ArrayList<>();
    table.add(
        Report.row(
            what,
            "requests/s",
            "to constant JSON",
            "p50, ms",
            "statements",
            "allocated, KiB",
            "CPU, ms"));
    long shopPid = shop.pid(PRODUCT_SERVICE);
    long constantPid = yardstick.pids().get(Yardstick.CONSTANT_JSON);
    Result constant = results.get(CONSTANT);
    Result constantGateway = results.get(CONSTANT_GATEWAY);
    table.add(row(SHOP, results.get(SHOP), constant, allocated(subjects.get(SHOP), shopPid)));
    table.add(row(CONSTANT, constant, constant, allocated(subjects.get(CONSTANT), constantPid)));
    table.add(row(SHOP_GATEWAY, results.get(SHOP_GATEWAY), constantGateway, ""));
    table.add(row(CONSTANT_GATEWAY, constantGateway, constantGateway, ""));
    run.report().table(table);
  }

  private static HttpLoad load(URI server, Zipf requests) {
    return new HttpLoad(server, OK, requests);
  }

  private List<String> row(String name, Result result, Result yardstick, String allocated) {
    return Report.row(
        result.label(name),
        Spread.of(result.rounds(), Round::perSecond),
        Spread.ofRatios(result.rounds(), yardstick.rounds(), Round::perSecond),
        Spread.of(result.rounds(), Round::medianMillis),
        "%.2f".formatted(result.usage().without(idle).statements() / result.successes()),
        allocated,
        cpu(result));
  }

  private String allocated(Subject subject, long pid) throws IOException, InterruptedException {
    return "%.1f"
        .formatted(
            Allocation.measure(subject, CLIENTS, run.settings().round(), Map.of("", pid)).get(""));
  }

  /** Of the busiest processes, for one request. */
  private static String cpu(Result result) {
    return result.usage().cpu().entrySet().stream()
        .sorted(Map.Entry.<String, Duration>comparingByValue().reversed())
        .limit(BUSIEST)
        .map(
            process ->
                "%s %.3f"
                    .formatted(
                        process.getKey(), process.getValue().toNanos() / 1e6 / result.successes()))
        .collect(Collectors.joining(", "));
  }
}
