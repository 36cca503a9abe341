package com.shop.payment.card;

import com.shop.platform.SingleLine;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * A card to add.
 *
 * @param number digits only; never stored
 * @param cvc only its format is checked; never stored
 */
record NewCard(
    @NotNull @Pattern(regexp = "[0-9]+", message = "must be digits only") String number,
    @NotNull @Min(1) @Max(12) Integer expMonth,
    @NotNull @Min(2000) @Max(2100) Integer expYear,
    @NotNull @Pattern(regexp = "[0-9]{3,4}", message = "must be 3 or 4 digits") String cvc,
    @NotNull @SingleLine(max = 100) String holder) {

  /** Hides the card from logs, where a record would print all of its components. */
  @Override
  public String toString() {
    return "NewCard[hidden]";
  }
}
