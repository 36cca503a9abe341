package com.shop.order.cart;

import com.shop.platform.identity.Caller;
import com.shop.platform.identity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caller's own cart; no path names the cart of another customer. */
@Path("/order/cart")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.CUSTOMER)
@Tag(name = "Cart")
class CartResource {
  private final CartService cart;
  private final Caller caller;

  CartResource(CartService cart, Caller caller) {
    this.cart = cart;
    this.caller = caller;
  }

  @GET
  @Operation(
      operationId = "getCart",
      summary = "Get the cart",
      description =
          """
          Returns the caller's cart at current prices. `availability` says whether a line can be \
          bought: INSUFFICIENT_STOCK if fewer are available than its quantity, DISCONTINUED if the \
          product is no longer sold. Only AVAILABLE lines count in `total`.

          A discontinued product stays in the cart with its last name and price and \
          `available: 0`. While the product catalogue is unavailable, the response is 503.""")
  public CartView show() {
    return cart.show(caller.id());
  }

  @DELETE
  @Operation(
      operationId = "clearCart",
      summary = "Empty the cart",
      description = "Removes all products from the caller's cart. Emptying an empty cart succeeds.")
  public void clear() {
    cart.clear(caller.id());
  }

  @PUT
  @Path("/items/{productId}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "putCartItem",
      summary = "Set a product's quantity in the cart",
      description =
          """
          Adds the product to the caller's cart, or changes its quantity if it is already there, \
          and returns the cart. No stock is reserved.

          A product that is not sold is `unknown_product`; a 51st product is `cart_full`. While the \
          product catalogue is unavailable, the response is 503; repeating the request is safe.""")
  @APIResponse(responseCode = "200", description = "The cart after the change.")
  @APIResponse(responseCode = "409", description = "cart_full")
  @APIResponse(responseCode = "422", description = "unknown_product")
  public CartView put(@PathParam("productId") UUID productId, @NotNull @Valid CartItem item) {
    return cart.put(caller.id(), productId, item.quantity());
  }

  @DELETE
  @Path("/items/{productId}")
  @Operation(
      operationId = "removeCartItem",
      summary = "Remove a product from the cart",
      description =
          """
          Removes the product from the caller's cart, also while the product catalogue is \
          unavailable. Succeeds if the product is not in the cart.""")
  public void remove(@PathParam("productId") UUID productId) {
    cart.remove(caller.id(), productId);
  }
}
