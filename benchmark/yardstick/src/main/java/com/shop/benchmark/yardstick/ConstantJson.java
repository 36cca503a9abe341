package com.shop.benchmark.yardstick;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestPath;

/** Responds to the catalogue's requests with constant JSON of a given size. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
class ConstantJson {

  private static final String FRAME = "{\"items\":\"%s\"}";

  private final byte[] page;
  private final byte[] product;

  /**
   * @param pageBytes the size of a page
   * @param productBytes the size of a product
   */
  ConstantJson(
      @ConfigProperty(name = "yardstick.page-bytes") int pageBytes,
      @ConfigProperty(name = "yardstick.product-bytes") int productBytes) {
    page = json(pageBytes);
    product = json(productBytes);
  }

  private static byte[] json(int bytes) {
    return FRAME.formatted("x".repeat(bytes - FRAME.formatted("").length())).getBytes(US_ASCII);
  }

  @GET
  @Path("product")
  public byte[] page() {
    return page;
  }

  @GET
  @Path("product/{id}")
  public byte[] product(@RestPath String id) {
    return product;
  }

  /** The gateway sends requests only to processes that are ready. */
  @GET
  @Path("ready")
  public String ready() {
    return "{}";
  }
}
