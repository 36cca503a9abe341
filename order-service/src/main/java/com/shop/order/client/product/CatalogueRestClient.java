package com.shop.order.client.product;

import com.shop.order.client.ErrorResponseMapper;
import com.shop.order.client.LenientJson;
import com.shop.order.client.RemoteRejectionException;
import com.shop.platform.paging.Page;
import com.shop.platform.tracing.RequestId;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.io.Closeable;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The public HTTP API of product-service; it needs no token. */
@RegisterRestClient(configKey = "product-service")
@ClientHeaderParam(name = RequestId.HEADER, value = RequestId.CURRENT)
@RegisterProvider(LenientJson.class)
@RegisterProvider(ErrorResponseMapper.class)
@Path("/product")
interface CatalogueRestClient extends Closeable {
  /**
   * @param ids separated by commas
   */
  @GET
  Page<Product> list(@QueryParam("ids") String ids, @QueryParam("limit") int limit)
      throws RemoteRejectionException;

  @GET
  @Path("/{id}")
  Product get(@PathParam("id") UUID id) throws RemoteRejectionException;
}
