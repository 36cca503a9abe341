package com.shop.playground.mysql;

import static org.awaitility.Awaitility.await;

import com.shop.playground.mysql.ProductService.Answer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An admin who adds to the stock of a product all the time, and keeps every answer. */
final class Restocking implements AutoCloseable {
  private static final long PAUSE_NANOS = 50_000_000;
  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

  private final List<Answer> answers = new CopyOnWriteArrayList<>();
  private volatile boolean closed;

  Restocking(ProductService service) {
    Matcher id = ID.matcher(service.get("/product?limit=1").body());
    if (!id.find()) {
      throw new IllegalStateException("no product");
    }
    Thread admin = new Thread(() -> restock(service, id.group(1)), "admin");
    admin.setDaemon(true);
    admin.start();
  }

  private void restock(ProductService service, String product) {
    while (!closed) {
      answers.add(service.restock(product));
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** Waits until some more have succeeded. */
  void some() {
    long before = succeeded();
    await().until(() -> succeeded() >= before + 5);
  }

  private long succeeded() {
    return answers.stream().filter(answer -> answer.status() == 200).count();
  }

  List<Answer> answers() {
    return answers;
  }

  @Override
  public void close() {
    closed = true;
  }
}
