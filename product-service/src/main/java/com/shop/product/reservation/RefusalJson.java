package com.shop.product.reservation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps a refusal as JSON. */
@Converter
class RefusalJson implements AttributeConverter<Refusal, String> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public String convertToDatabaseColumn(Refusal refusal) {
    try {
      return refusal == null ? null : JSON.writeValueAsString(refusal);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Refusal convertToEntityAttribute(String kept) {
    try {
      return kept == null ? null : JSON.readValue(kept, Refusal.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
