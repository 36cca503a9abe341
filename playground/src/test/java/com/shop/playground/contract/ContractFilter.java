package com.shop.playground.contract;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Compares every response that a REST Assured client gets with the contract. */
public record ContractFilter(Supplier<Contract> contract) implements Filter {

  @Override
  public Response filter(
      FilterableRequestSpecification request,
      FilterableResponseSpecification expected,
      FilterContext context) {
    Response response = context.next(request, expected);
    Map<String, List<String>> headers =
        response.getHeaders().asList().stream()
            .collect(
                Collectors.groupingBy(
                    header -> header.getName().toLowerCase(Locale.ROOT),
                    Collectors.mapping(Header::getValue, Collectors.toList())));
    contract
        .get()
        .check(
            new Exchange(
                request.getMethod(),
                URI.create(request.getURI()).getRawPath(),
                Optional.ofNullable(request.getBody()).map(Object::toString),
                response.statusCode(),
                headers,
                response.asString()));
    return response;
  }
}
