package com.shop.order.checkout;

import com.shop.order.Address;
import com.shop.platform.MaxLength;
import com.shop.platform.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The body of {@code POST /order}.
 *
 * @param cardToken stored with the order, and so refused if it could be a card number
 */
record PlaceOrder(
    @Schema(description = "The products to order; left out to order the cart.")
        @Size(min = 1, max = 50)
        List<@NotNull @Valid Item> items,
    @Schema(description = "The token of the card to charge, from `POST /payment/cards`.")
        @NotBlank
        @MaxLength(100)
        @Pattern(
            regexp = "(?!\\s*([0-9][\\s-]*){12,19}$)[\\s\\S]*",
            message = "must be a card token, not a card number")
        String cardToken,
    @NotNull @Valid Address shippingAddress,
    @Schema(description = "If the total differs from this, the order is rejected.") @Valid
        Money expectedTotal) {

  @Schema(name = "LineToOrder")
  record Item(@NotNull UUID productId, @NotNull @Min(1) @Max(99) Integer quantity) {}
}
