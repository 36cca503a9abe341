package com.shop.playground.mysql;

import static org.awaitility.Awaitility.await;

import com.shop.playground.mysql.ProductService.Answer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Customers who look at the catalogue all the time, and keep every answer. */
final class Browsing implements AutoCloseable {
  private static final int CUSTOMERS = 3;
  private static final long PAUSE_NANOS = 100_000_000;
  private static final List<String> PAGES =
      List.of("/product?limit=5", "/product?inStock=true", "/product?q=steel&sort=price");

  private final AtomicInteger pages = new AtomicInteger(100_000_000);
  private final List<Answer> answers = new CopyOnWriteArrayList<>();
  private final List<Thread> customers;
  private volatile boolean closed;

  Browsing(ProductService service) {
    customers =
        IntStream.range(0, CUSTOMERS)
            .mapToObj(i -> new Thread(() -> browse(service), "customer " + i))
            .toList();
    customers.forEach(customer -> customer.setDaemon(true));
    customers.forEach(Thread::start);
  }

  private void browse(ProductService service) {
    for (int i = 0; !closed; i++) {
      // Another page each time, since the cache would answer the same without the database.
      answers.add(
          service.get(PAGES.get(i % PAGES.size()) + "&maxPrice=" + pages.decrementAndGet()));
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  int count() {
    return answers.size();
  }

  /** Waits for some more answers, to whatever is the case now. */
  void some() {
    int before = count();
    await().atMost(Duration.ofSeconds(60)).until(() -> count() >= before + 30);
  }

  /** Everything that was answered since there were so many. */
  List<Answer> since(int count) {
    return answers.subList(count, answers.size());
  }

  @Override
  public void close() {
    closed = true;
  }
}
