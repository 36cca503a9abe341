package com.shop.order.client.payment;

import com.shop.order.client.ErrorResponseMapper;
import com.shop.order.client.LenientJson;
import com.shop.order.client.RemoteRejectionException;
import com.shop.platform.tracing.RequestId;
import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The list of refunded payments of payment-service. */
@RegisterRestClient(configKey = "payment-service")
@ClientHeaderParam(name = RequestId.HEADER, value = RequestId.CURRENT)
@RegisterProvider(LenientJson.class)
@RegisterProvider(ErrorResponseMapper.class)
@OidcClientFilter
@Path("/internal/refunded-payments")
interface RefundedPaymentRestClient {
  @GET
  Page list(@QueryParam("after") long number) throws RemoteRejectionException;

  /** Payments by ascending number; empty at the end. */
  record Page(List<RefundedPayment> items) {}
}
