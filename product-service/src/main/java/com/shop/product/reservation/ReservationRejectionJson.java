package com.shop.product.reservation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores a rejection as JSON. */
@Converter
class ReservationRejectionJson implements AttributeConverter<ReservationRejection, String> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public String convertToDatabaseColumn(ReservationRejection rejection) {
    try {
      return rejection == null ? null : JSON.writeValueAsString(rejection);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public ReservationRejection convertToEntityAttribute(String text) {
    try {
      return text == null ? null : JSON.readValue(text, ReservationRejection.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
