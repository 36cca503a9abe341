package com.shop.benchmark;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Supplier;

/** Requests for new orders of one line: any customer buys any product. */
final class OrderRequests implements Supplier<byte[]> {

  static final String ADDRESS =
      """
      {"recipient":"Benchmark","line1":"1 Market Street","city":"San Francisco",\
      "postalCode":"94105","country":"US"}""";

  private final SplittableRandom random = new SplittableRandom();
  private final List<Customer> customers;
  private final List<UUID> products;

  OrderRequests(List<Customer> customers, List<UUID> products) {
    this.customers = customers;
    this.products = products;
  }

  @Override
  public byte[] get() {
    Customer customer = customers.get(random.nextInt(customers.size()));
    UUID product = products.get(random.nextInt(products.size()));
    UUID key = new UUID(random.nextLong(), random.nextLong());
    String body =
        """
        {"items":[{"productId":"%s","quantity":1}],"cardToken":"%s","shippingAddress":%s}"""
            .formatted(product, customer.cardToken(), ADDRESS);
    return RequestBytes.json(
        "POST",
        "/order",
        RequestBytes.authorization(customer.accessToken()) + "Idempotency-Key: " + key + "\r\n",
        body);
  }
}
