package com.shop.order.client.product;

import com.shop.order.client.RemoteService;
import jakarta.inject.Singleton;

/** The one circuit breaker of product-service, shared by all clients that call it. */
@Singleton
class ProductBreaker {
  private final RemoteService service = new RemoteService("product-service");

  RemoteService service() {
    return service;
  }
}
