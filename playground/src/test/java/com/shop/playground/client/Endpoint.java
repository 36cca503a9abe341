package com.shop.playground.client;

import io.restassured.filter.Filter;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/**
 * A shop as its clients see it.
 *
 * @param location its URL, read for each request since a shop may move
 * @param filters what every exchange goes through, such as a check against the OpenAPI documents
 */
public record Endpoint(Supplier<URI> location, List<Filter> filters) {

  URI base() {
    return location.get();
  }
}
