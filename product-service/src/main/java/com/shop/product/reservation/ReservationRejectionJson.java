package com.shop.product.reservation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps a refusal as JSON. */
@Converter
class ReservationRejectionJson implements AttributeConverter<ReservationRejection, String> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public String convertToDatabaseColumn(ReservationRejection refusal) {
    try {
      return refusal == null ? null : JSON.writeValueAsString(refusal);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public ReservationRejection convertToEntityAttribute(String kept) {
    try {
      return kept == null ? null : JSON.readValue(kept, ReservationRejection.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
