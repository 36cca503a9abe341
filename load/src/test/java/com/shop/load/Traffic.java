package com.shop.load;

import static io.gatling.javaapi.core.CoreDsl.percent;
import static io.gatling.javaapi.core.CoreDsl.randomSwitch;

import io.gatling.javaapi.core.ChainBuilder;

/** The kinds of load that scripts/load knows. */
enum Traffic {
  BROWSE(0, Requests.browse()),
  SEARCH(0, Requests.search()),
  CHECKOUT(100, Requests.order()),
  MIX(
      5,
      randomSwitch()
          .on(
              percent(80).then(Requests.browse()),
              percent(15).then(Requests.addToCart()),
              percent(5).then(Requests.order())));

  private final int ordersPerHundred;
  private final ChainBuilder request;

  Traffic(int ordersPerHundred, ChainBuilder request) {
    this.ordersPerHundred = ordersPerHundred;
    this.request = request;
  }

  int ordersPerHundred() {
    return ordersPerHundred;
  }

  /** One request of this kind. It expects a customer and products in the session. */
  ChainBuilder request() {
    return request;
  }
}
