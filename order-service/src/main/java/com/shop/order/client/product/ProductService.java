package com.shop.order.client.product;

import com.shop.order.client.LenientJson;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

@RegisterRestClient(configKey = "product-service")
@RegisterProvider(LenientJson.class)
@OidcClientFilter
@Path("/internal/reservations/{orderId}")
interface ProductService {
  @PUT
  Response reserve(@PathParam("orderId") UUID orderId, ReservationRequest wish);

  @POST
  @Path("/confirm")
  Response confirm(@PathParam("orderId") UUID orderId);

  @DELETE
  Response release(@PathParam("orderId") UUID orderId);
}
