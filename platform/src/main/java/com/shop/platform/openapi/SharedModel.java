package com.shop.platform.openapi;

import io.smallrye.openapi.api.SmallRyeOpenAPI;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.OASModelReader;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/** The common part of all services' OpenAPI documents: {@code shared.yaml}. */
public class SharedModel implements OASModelReader {

  @Override
  public OpenAPI buildModel() {
    return SmallRyeOpenAPI.builder()
        .enableModelReader(false)
        .enableStandardStaticFiles(false)
        .enableStandardFilter(false)
        .enableAnnotationScan(false)
        .withCustomStaticFile(SharedModel::shared)
        .build()
        .model();
  }

  private static InputStream shared() {
    return SharedModel.class.getResourceAsStream("shared.yaml");
  }
}
