package com.shop.platform.http;

import com.shop.platform.Ids;
import com.shop.platform.problem.Problem;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Converts ids in paths and query parameters. A malformed id is 404 in a path, since no such
 * resource can exist, and 400 in a query parameter. Quarkus checks authentication and roles before
 * it converts parameters, so a caller without permission sees neither.
 */
@Provider
class IdParameters implements ParamConverterProvider {

  @Override
  public <T> ParamConverter<T> getConverter(
      Class<T> type, Type genericType, Annotation[] annotations) {
    if (type != UUID.class) {
      return null;
    }
    Supplier<Problem> malformed =
        Arrays.stream(annotations)
            .filter(QueryParam.class::isInstance)
            .map(query -> ((QueryParam) query).value())
            .<Supplier<Problem>>map(name -> () -> Problem.invalid(name, "must be a UUID"))
            .findFirst()
            .orElse(Problem::notFound);
    return new ParamConverter<>() {
      @Override
      public T fromString(String text) {
        return type.cast(Ids.parse(text).orElseThrow(malformed));
      }

      @Override
      public String toString(T id) {
        return id.toString();
      }
    };
  }
}
