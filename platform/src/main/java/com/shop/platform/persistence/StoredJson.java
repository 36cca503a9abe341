package com.shop.platform.persistence;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.JsonFormat;
import io.quarkus.hibernate.orm.PersistenceUnitExtension;
import java.lang.reflect.Type;
import org.hibernate.type.format.AbstractJsonFormatMapper;

/**
 * The format of JSON columns. Unlike in requests, unknown fields are ignored: during a rolling
 * update a newer version may have written the row.
 */
@JsonFormat
@PersistenceUnitExtension
class StoredJson extends AbstractJsonFormatMapper {
  private final ObjectMapper json =
      new ObjectMapper()
          .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  @Override
  protected <T> T fromString(CharSequence text, Type type) {
    try {
      return json.readValue(text.toString(), json.constructType(type));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Cannot read " + type.getTypeName() + " from JSON", e);
    }
  }

  @Override
  protected <T> String toString(T value, Type type) {
    try {
      return json.writerFor(json.constructType(type)).writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Cannot write " + type.getTypeName() + " as JSON", e);
    }
  }
}
