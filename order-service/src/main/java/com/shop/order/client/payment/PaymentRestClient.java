package com.shop.order.client.payment;

import com.shop.order.client.ErrorResponseMapper;
import com.shop.order.client.LenientJson;
import com.shop.order.client.RemoteRejectionException;
import com.shop.platform.tracing.RequestId;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The internal HTTP API of payment-service. */
@RegisterRestClient(configKey = "payment-service")
@ClientHeaderParam(name = RequestId.HEADER, value = RequestId.CURRENT)
@RegisterProvider(LenientJson.class)
@RegisterProvider(ErrorResponseMapper.class)
@OidcClientFilter
@Path("/internal/payments/{orderId}")
interface PaymentRestClient {
  @PUT
  Payment capture(@PathParam("orderId") UUID orderId, CaptureRequest request)
      throws RemoteRejectionException;

  @POST
  @Path("/refund")
  Payment refund(@PathParam("orderId") UUID orderId) throws RemoteRejectionException;
}
