package com.shop.benchmark;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One product that all customers buy at the same time, each as fast as the shop lets them. */
record HotProduct(URI orderService, UUID product) {

  private static final int CREATED = 201;

  /**
   * @return the orders of each customer
   */
  List<Round> sell(List<Customer> customers, Duration time)
      throws IOException, InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(customers.size());
    try {
      List<Future<Round>> purchases = new ArrayList<>();
      for (Customer customer : customers) {
        OrderRequests requests = new OrderRequests(List.of(customer), List.of(product));
        HttpLoad load = new HttpLoad(orderService, CREATED, requests);
        purchases.add(threads.submit(() -> load.load(1, time)));
      }
      List<Round> rounds = new ArrayList<>();
      for (Future<Round> purchase : purchases) {
        rounds.add(purchase.get().requireSuccess("Orders of the hot product"));
      }
      return rounds;
    } catch (ExecutionException e) {
      throw new IOException("Selling the hot product failed.", e);
    } finally {
      threads.shutdownNow();
    }
  }
}
