package com.shop.benchmark;

import java.util.Locale;

/** The parts, in the order in which they run. */
enum Parts {
  CHECKOUT(new CheckoutPart()),
  CATALOGUE(new CataloguePart()),
  GROWTH(new GrowthPart()),
  MEMORY(new MemoryPart());

  private final Part part;

  Parts(Part part) {
    this.part = part;
  }

  Part part() {
    return part;
  }

  /** Its name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
