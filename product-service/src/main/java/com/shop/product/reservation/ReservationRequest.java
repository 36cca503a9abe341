package com.shop.product.reservation;

import com.shop.platform.problem.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The lines to reserve for an order. */
record ReservationRequest(@NotNull @Size(min = 1, max = 50) List<@NotNull @Valid Line> lines) {

  /** Unsigned, as the database compares ids; {@link UUID#compareTo} is signed. */
  private static final Comparator<UUID> BY_ID = Comparator.comparing(UUID::toString);

  /** A quantity of one product. */
  @Schema(name = "LineToReserve")
  record Line(@NotNull UUID productId, @NotNull @Min(1) @Max(99) Integer quantity) {}

  /**
   * The quantity of each product, by product id.
   *
   * @throws Problem 400 if two lines name the same product
   */
  SortedMap<UUID, Integer> quantities() {
    SortedMap<UUID, Integer> quantities = new TreeMap<>(BY_ID);
    for (int i = 0; i < lines.size(); i++) {
      if (quantities.put(lines.get(i).productId(), lines.get(i).quantity()) != null) {
        throw Problem.invalid("lines[" + i + "].productId", "must not be repeated");
      }
    }
    return quantities;
  }
}
