package com.shop.order.client.payment;

import com.shop.order.client.LenientJson;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

@RegisterRestClient(configKey = "payment-service")
@RegisterProvider(LenientJson.class)
@OidcClientFilter
@Path("/internal/payments/{orderId}")
interface PaymentService {
  @PUT
  Response charge(@PathParam("orderId") UUID orderId, CaptureRequest charge);

  @POST
  @Path("/refund")
  Response refund(@PathParam("orderId") UUID orderId);
}
