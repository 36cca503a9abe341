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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Card tokens, which stand for card numbers when an order is paid. */
@Path("/payment/cards")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Cards")
class CardResource {
  private final CardTokenisation cards;
  private final Caller caller;

  CardResource(CardTokenisation cards, Caller caller) {
    this.cards = cards;
    this.caller = caller;
  }

  @POST
  @RolesAllowed(Role.CUSTOMER)
  @Operation(
      operationId = "addCard",
      summary = "Add a card",
      description =
          """
          Exchanges a card for a token to pay orders with; only this customer can use it. The card
          number and the CVC are passed on to the payment gateway and never stored. The card is not
          charged here, so a card that will be declined is accepted. Fails with `invalid_card` if
          the number is invalid or the card has expired. Each request creates a new token.""")
  @APIResponseSchema(
      value = CardView.class,
      responseCode = "201",
      responseDescription = "The card's token, without its number")
  @APIResponse(responseCode = "422", description = "invalid_card")
  public RestResponse<CardView> add(@NotNull @Valid NewCard body) {
    CardView card = CardView.of(cards.add(caller.id(), body));
    // Not ResponseBuilder.created, which would turn the path into an absolute URL.
    return ResponseBuilder.create(RestResponse.Status.CREATED, card)
        .header(HttpHeaders.LOCATION, "/payment/cards/" + card.token())
        .build();
  }
}
