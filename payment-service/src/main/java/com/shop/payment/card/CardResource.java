package com.shop.payment.card;

import com.shop.platform.identity.Caller;
import com.shop.platform.identity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Card tokens: what an order is paid with, in place of a card number. */
@Path("/payment/cards")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Cards")
class CardResource {
  private final CardRepository cards;
  private final Caller caller;

  CardResource(CardRepository cards, Caller caller) {
    this.cards = cards;
    this.caller = caller;
  }

  @POST
  @RolesAllowed(Role.CUSTOMER)
  @Operation(operationId = "addCard", summary = "Exchange a card for a token")
  @APIResponseSchema(
      value = CardView.class,
      responseCode = "201",
      responseDescription = "The card, without its number")
  @APIResponse(responseCode = "422", description = "invalid_card")
  public Response add(@NotNull @Valid NewCard body) {
    CardView card = CardView.of(cards.add(caller.id(), body));
    return Response.status(Response.Status.CREATED)
        .header(HttpHeaders.LOCATION, "/payment/cards/" + card.token())
        .entity(card)
        .build();
  }
}
