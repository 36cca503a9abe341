package com.shop.platform.openapi;

import io.smallrye.openapi.api.SmallRyeOpenAPI;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.OASModelReader;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/** What the OpenAPI documents of all services begin with: {@code shared.yaml}. */
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
