package com.shop.order.cart;

import com.shop.platform.Ids;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caller's own cart: there is no way to name another one. */
@Path("/order/cart")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.CUSTOMER)
@Tag(name = "Cart")
class CartResource {
  private final Cart cart;
  private final Caller caller;

  CartResource(Cart cart, Caller caller) {
    this.cart = cart;
    this.caller = caller;
  }

  @GET
  @Operation(operationId = "getCart", summary = "The cart, at the prices that hold now")
  public CartView show() {
    return cart.show(caller.id());
  }

  @DELETE
  @Operation(operationId = "clearCart", summary = "Empty the cart")
  public void clear() {
    cart.clear(caller.id());
  }

  @PUT
  @Path("/items/{productId}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "putCartItem", summary = "Put so many of a product into the cart")
  @APIResponseSchema(CartView.class)
  @APIResponse(responseCode = "409", description = "cart_full")
  @APIResponse(responseCode = "422", description = "unknown_product")
  public CartView put(@PathParam("productId") String productId, @NotNull @Valid CartItem item) {
    return cart.put(caller.id(), Ids.fromPath(productId), item.quantity());
  }

  @DELETE
  @Path("/items/{productId}")
  @Operation(operationId = "removeCartItem", summary = "Take a product out of the cart")
  public void remove(@PathParam("productId") String productId) {
    cart.remove(caller.id(), Ids.fromPath(productId));
  }
}
