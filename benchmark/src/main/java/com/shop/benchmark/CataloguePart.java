package com.shop.benchmark;

import com.shop.playground.shop.Service;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Pages of the catalogue and single products, at product-service's own port and through the
 * gateway, each against constant JSON of the same size on the same REST stack.
 */
final class CataloguePart implements Part {

  private static final int PRODUCTS = 10_000;
  private static final int POPULAR = 1_000;

  private static final List<String> SORTS = List.of("newest", "price", "-price", "name");
  private static final int LOWEST_PRICES = 12;
  private static final int SEED = 1;

  @Override
  public void run(Run run) throws IOException, SQLException, InterruptedException {
    try (BenchmarkShop shop = run.startShop("shop");
        Connection server = shop.shop().database()) {
      run.tell("Preparing %,d products".formatted(PRODUCTS));
      new Rows(server).addProducts(PRODUCTS);
      List<String> pages = pages();
      List<String> products =
          Rows.productsInStock(server).stream().limit(POPULAR).map(id -> "/product/" + id).toList();
      Client client = new Client(shop.shop().pod(Service.PRODUCT));
      int pageBytes = averageSize(client, pages);
      int productBytes = averageSize(client, products);
      run.report()
          .section("Catalogue")
          .paragraph(
              "%,d products, %d clients. %,d distinct lists and %,d products, in a Zipf distribution."
                  .formatted(PRODUCTS, CatalogueComparison.CLIENTS, pages.size(), products.size()));
      try (Yardstick yardstick = Yardstick.start(run.repository(), pageBytes, productBytes);
          Cpu cpu = new Cpu(shop.shop(), yardstick.pids())) {
        Rounds rounds = run.rounds(new Meter(server, cpu));
        CatalogueComparison comparison =
            new CatalogueComparison(run, rounds, shop.shop(), yardstick, rounds.idle());
        comparison.run("page of 20, %,d bytes".formatted(pageBytes), pages);
        comparison.run("product, %,d bytes".formatted(productBytes), products);
      }
      shop.audit();
    }
  }

  /** Distinct lists of 20, in a random order that is the same in each run. */
  static List<String> pages() {
    List<String> categories =
        Stream.concat(
                Stream.of(""),
                IntStream.range(0, Rows.CATEGORIES).mapToObj(i -> "&category=bench-" + i))
            .toList();
    List<String> pages = new ArrayList<>();
    for (String category : categories) {
      for (String sort : SORTS) {
        for (int i = 0; i < LOWEST_PRICES; i++) {
          pages.add("/product?limit=20&sort=%s&minPrice=%d%s".formatted(sort, 100 * i, category));
        }
      }
    }
    Collections.shuffle(pages, new Random(SEED));
    return pages;
  }

  private static int averageSize(Client client, List<String> paths)
      throws IOException, InterruptedException {
    Map<String, Integer> sizes = new LinkedHashMap<>();
    for (String path : paths) {
      sizes.put(path, client.read(path).length);
    }
    return (int) Zipf.average(paths, sizes::get);
  }
}
