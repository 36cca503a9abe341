package com.shop.platform;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.TimeZone;

/**
 * Settings of the JVM that the shop relies on. They are made when the configuration is read, which
 * is before anything else.
 */
public class JvmSettings implements SmallRyeConfigBuilderCustomizer {

  @Override
  public void configBuilder(SmallRyeConfigBuilder builder) {
    // Some libraries change the case of names in the default locale. In Turkish, "id" would become
    // "İD".
    Locale.setDefault(Locale.ROOT);
    TimeZone.setDefault(TimeZone.getTimeZone(ZoneOffset.UTC));
    // Otherwise Quarkus answers requests with unencoded characters with an empty 400 before any
    // filter, such as RequestNormalizer.
    System.setProperty("vertx.disableURIValidation", "true");
  }
}
