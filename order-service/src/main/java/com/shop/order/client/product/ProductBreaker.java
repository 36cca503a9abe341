package com.shop.order.client.product;

import com.shop.order.client.RemoteService;
import jakarta.inject.Singleton;

/** product-service behind its one breaker: when it is away for one call, it is for all. */
@Singleton
class ProductBreaker {
  private final RemoteService service = new RemoteService("product-service");

  RemoteService service() {
    return service;
  }
}
