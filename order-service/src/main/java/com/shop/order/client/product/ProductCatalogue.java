package com.shop.order.client.product;

import com.shop.order.client.LenientJson;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The public calls of product-service; they need no token. */
@RegisterRestClient(configKey = "product-service")
@RegisterProvider(LenientJson.class)
@Path("/product")
interface ProductCatalogue {
  /**
   * @param ids separated by commas
   */
  @GET
  Response list(@QueryParam("ids") String ids, @QueryParam("limit") int limit);

  @GET
  @Path("/{id}")
  Response one(@PathParam("id") UUID id);
}
