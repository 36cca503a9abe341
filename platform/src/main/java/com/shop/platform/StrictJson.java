package com.shop.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.deser.std.UUIDDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/**
 * Configures JSON for the HTTP contract: unknown fields and type coercion are errors, text is
 * normalized to {@link Nfc}, nulls are left out, and timestamps have three fraction digits.
 */
@Singleton
public class StrictJson implements ObjectMapperCustomizer {

  /** Runs after Quarkus' own customizer and overrides its lenient settings. */
  @Override
  public int priority() {
    return MINIMUM_PRIORITY;
  }

  @Override
  @SuppressWarnings("deprecation") // MapperFeatures of an existing mapper can only be set this way
  public void customize(ObjectMapper mapper) {
    mapper
        .getFactory()
        .setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(20).build());
    mapper.configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false);
    mapper.enable(
        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
        DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
    mapper.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    mapper.setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
    for (CoercionInputShape shape :
        new CoercionInputShape[] {
          CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean
        }) {
      mapper.coercionConfigFor(LogicalType.Textual).setCoercion(shape, CoercionAction.Fail);
      mapper.coercionConfigFor(LogicalType.Enum).setCoercion(shape, CoercionAction.Fail);
    }
    mapper.registerModule(
        new SimpleModule("shop")
            .addSerializer(Instant.class, new InstantSerializer())
            .addDeserializer(UUID.class, new UuidDeserializer())
            .addDeserializer(String.class, new NfcDeserializer()));
  }

  private static final class InstantSerializer extends StdSerializer<Instant> {
    private static final long serialVersionUID = 1L;
    private static final DateTimeFormatter RFC_3339 =
        DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    InstantSerializer() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(RFC_3339.format(value));
    }
  }

  /** Normalizes before validation, so that lengths and equality are those of the stored text. */
  private static final class NfcDeserializer extends StringDeserializer {
    private static final long serialVersionUID = 1L;

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
      String text = super.deserialize(json, context);
      return text == null ? null : Nfc.of(text);
    }
  }

  /** Jackson's own deserializer also accepts 24 characters of Base64. */
  private static final class UuidDeserializer extends UUIDDeserializer {
    private static final long serialVersionUID = 1L;
    private static final int TEXT_LENGTH = 36;

    @Override
    protected UUID _deserialize(String text, DeserializationContext context) throws IOException {
      return text.length() == TEXT_LENGTH
          ? super._deserialize(text, context)
          : (UUID) context.handleWeirdStringValue(UUID.class, text, "must be a UUID");
    }
  }
}
