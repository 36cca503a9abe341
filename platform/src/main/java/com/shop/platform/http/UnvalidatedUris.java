package com.shop.platform.http;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;

/**
 * Lets requests with unencoded characters reach {@link RequestNormalizer}. Quarkus would answer
 * them with an empty 400 before any filter, unless this system property is set when its HTTP
 * server's classes are loaded; the configuration is read earlier.
 */
public class UnvalidatedUris implements SmallRyeConfigBuilderCustomizer {

  @Override
  public void configBuilder(SmallRyeConfigBuilder builder) {
    System.setProperty("vertx.disableURIValidation", "true");
  }
}
