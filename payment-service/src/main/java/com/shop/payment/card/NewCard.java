package com.shop.payment.card;

import com.shop.platform.SingleLine;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * A card as its customer types it.
 *
 * @param number digits only; kept nowhere
 * @param cvc looked at for its shape only; kept nowhere
 */
record NewCard(
    @NotNull @Pattern(regexp = "[0-9]+", message = "must be digits only") String number,
    @NotNull @Min(1) @Max(12) Integer expMonth,
    @NotNull @Min(2000) @Max(2100) Integer expYear,
    @NotNull @Pattern(regexp = "[0-9]{3,4}", message = "must be 3 or 4 digits") String cvc,
    @NotNull @SingleLine(max = 100) String holder) {

  /** A record shows all it has, in any log line that it gets into: not this one. */
  @Override
  public String toString() {
    return "NewCard[hidden]";
  }
}
